package io.tributary.pipeline.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import scala.Tuple2;

/**
 * The ids of one partition on their way to the buckets, as blocks of bytes: of tokens, each when it
 * is first seen, and at the end of every id with the smallest id of its set. Rows of two longs
 * would cost several times as much to send and to take in.
 */
final class IdBlocks implements Iterator<Tuple2<Integer, byte[]>> {

  /** A block of this holds ids with the lengths and bytes of their tokens. */
  static final byte TOKENS = 0;

  /** A block of this holds ids with the smallest id of their set. */
  static final byte ROOTS = 1;

  /** Where Spark's xxhash64 starts. */
  private static final long SEED = 42;

  private static final int BLOCK = 128 << 10;

  /** How a row tells ids that belong together. */
  interface Reading extends Serializable {
    void read(Row row, IdBlocks blocks);
  }

  private final Iterator<Row> rows;
  private final Reading reading;
  private final int bound;
  private final UnionFind sets = new UnionFind();
  private final ByteBuffer[] open;
  private final Queue<Tuple2<Integer, byte[]>> full = new ArrayDeque<>();
  private long[] ids;
  private int next;

  IdBlocks(Iterator<Row> rows, Reading reading, int buckets, int bound) {
    this.rows = rows;
    this.reading = reading;
    this.bound = bound;
    this.open = new ByteBuffer[buckets];
  }

  /** Reads an edge: two longs. */
  static void edge(Row row, IdBlocks blocks) {
    blocks.sets.union(row.getLong(0), row.getLong(1));
  }

  /** Reads a record: an array of tokens as bytes. */
  static void record(Row row, IdBlocks blocks) {
    scala.collection.Seq<byte[]> tokens = row.getSeq(0);
    int first = -1;
    for (int i = 0; i < tokens.length(); i++) {
      byte[] token = tokens.apply(i);
      long id = XXH64.hashUnsafeBytes(token, Platform.BYTE_ARRAY_OFFSET, token.length, SEED);
      int known = blocks.sets.size();
      int number = blocks.sets.number(id);
      if (number == known) {
        ByteBuffer block = blocks.room(id, TOKENS, Long.BYTES + Integer.BYTES + token.length);
        block.putLong(id).putInt(token.length).put(token);
      }
      int root = blocks.sets.root(number);
      first = first < 0 || first == root ? root : blocks.sets.join(first, root);
    }
  }

  @Override
  public boolean hasNext() {
    while (full.isEmpty() && rows.hasNext()) {
      reading.read(rows.next(), this);
      if (sets.size() > bound) {
        throw Ties.tooMany(bound);
      }
    }
    if (full.isEmpty() && ids == null) {
      close();
      ids = sets.ids();
    }
    while (full.isEmpty() && next < ids.length) {
      long id = ids[next++];
      room(id, ROOTS, 2 * Long.BYTES).putLong(id).putLong(sets.smallest(id));
      if (next == ids.length) {
        close();
      }
    }
    return !full.isEmpty();
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No more blocks.");
    }
    return full.remove();
  }

  /** The open block of the id's bucket, with room for so many bytes. */
  private ByteBuffer room(long id, byte kind, int bytes) {
    int bucket = (int) Math.floorMod((id * 0x9E3779B97F4A7C15L) >>> 17, (long) open.length);
    ByteBuffer block = open[bucket];
    if (block != null && block.remaining() < bytes) {
      shut(bucket);
      block = null;
    }
    if (block == null) {
      block = ByteBuffer.allocate(Math.max(BLOCK, bytes + 1)).put(kind);
      open[bucket] = block;
    }
    return block;
  }

  private void close() {
    for (int bucket = 0; bucket < open.length; bucket++) {
      if (open[bucket] != null) {
        shut(bucket);
      }
    }
  }

  private void shut(int bucket) {
    ByteBuffer block = open[bucket];
    byte[] bytes = new byte[block.flip().remaining()];
    block.get(bytes);
    full.add(new Tuple2<>(bucket, bytes));
    open[bucket] = null;
  }
}
