package io.tributary.pipeline.identity;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** Sets that belong together, by their smallest ids; of a circle of ties one is left out. */
final class Ties {

  private final UnionFind sets = new UnionFind();

  void add(long one, long other) {
    if (one != other) {
      sets.union(one, other);
    }
  }

  /** A block of pairs: every set with the smallest one it is tied to; those only that change. */
  Iterator<byte[]> blocks() {
    long[] ids = sets.ids();
    ByteBuffer pairs = ByteBuffer.allocate(Math.multiplyExact(ids.length, 2 * Long.BYTES));
    for (long id : ids) {
      long smallest = sets.smallest(id);
      if (smallest != id) {
        pairs.putLong(id).putLong(smallest);
      }
    }
    byte[] block = new byte[pairs.flip().remaining()];
    pairs.get(block);
    return block.length == 0 ? List.<byte[]>of().iterator() : List.of(block).iterator();
  }

  /** All ties of all buckets, joined: a set and the name of its component, where they differ. */
  static Iterator<byte[]> renamed(Iterator<byte[]> blocks, int bound) {
    Ties all = new Ties();
    while (blocks.hasNext()) {
      ByteBuffer pairs = ByteBuffer.wrap(blocks.next());
      while (pairs.hasRemaining()) {
        all.add(pairs.getLong(), pairs.getLong());
        if (all.sets.size() > bound) {
          throw tooMany(bound);
        }
      }
    }
    return all.blocks();
  }

  static IllegalStateException tooMany(int bound) {
    return new IllegalStateException("Cannot build the identity graph: more than " + bound
        + " linked identifiers meet in one task. Keep brands in lakes of their own, or leave"
        + " kinds that identify nobody, such as session cookies, out of identity.yaml.");
  }
}
