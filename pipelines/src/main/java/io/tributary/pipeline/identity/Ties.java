package io.tributary.pipeline.identity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Sets that belong together, by their smallest ids; of a circle of ties one is left out. */
final class Ties {

  private final IdSets sets = new IdSets();

  void add(long one, long other) {
    if (one != other) {
      sets.union(one, other);
    }
  }

  /** A block of pairs: every set with the smallest one it is tied to; those only that change. */
  Iterator<byte[]> blocks() {
    ByteBuffer pairs = ByteBuffer.allocate(Math.multiplyExact(sets.size(), 2 * Long.BYTES));
    for (int slot = 0; slot < sets.slots(); slot++) {
      if (sets.isTaken(slot) && sets.smallest(slot) != sets.id(slot)) {
        pairs.putLong(sets.id(slot)).putLong(sets.smallest(slot));
      }
    }
    byte[] block = new byte[pairs.flip().remaining()];
    pairs.get(block);
    return block.length == 0 ? List.<byte[]>of().iterator() : List.of(block).iterator();
  }

  /** All ties of all buckets, joined: a set and the name of its component, where they differ. */
  static Iterator<byte[]> renamed(Iterator<byte[]> blocks, int bound) {
    Ties all = new Ties();
    List<byte[]> read = new ArrayList<>();
    blocks.forEachRemaining(read::add);
    for (byte[] block : read) {
      ByteBuffer pairs = ByteBuffer.wrap(block);
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
