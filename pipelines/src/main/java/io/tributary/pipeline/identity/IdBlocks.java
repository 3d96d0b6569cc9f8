package io.tributary.pipeline.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import scala.Tuple2;

/**
 * The ids of one partition on their way to the buckets, as blocks of bytes: how many, then each
 * with the smallest id of its set and, where ids are tokens, the token's length and bytes. Rows
 * would cost several times as much to send and to take in. Ids leave in the order of their hashes.
 */
final class IdBlocks implements Iterator<Tuple2<Integer, byte[]>> {

  /** Where Spark's xxhash64 starts. */
  static final long SEED = 42;

  private static final int BLOCK = 128 << 10;
  private static final int CHUNK_BITS = 20;
  private static final byte[] NO_TOKEN = {};

  /** So many rows and slots are looked at together. */
  private static final int BATCH = 64;

  /** How a row tells ids that belong together. */
  interface Reading extends Serializable {
    void read(Row row, IdBlocks blocks);
  }

  private final Iterator<Row> rows;
  private final Reading reading;
  private final int bound;
  private final IdSets sets;
  private final ByteBuffer[] open;
  private final Queue<Tuple2<Integer, byte[]>> full = new ArrayDeque<>();

  /** Tokens one after another; what a slot notes is where its token starts. */
  private final List<ByteBuffer> chunks = new ArrayList<>();

  /** The ids of some rows, their tokens, and where each row's end. */
  private long[] ids = new long[4 * BATCH];

  private byte[][] tokens = new byte[4 * BATCH][];
  private int[] places = new int[4 * BATCH];
  private final int[] ends = new int[BATCH];
  private int read;

  private final int[] slots = new int[BATCH];
  private final int[] roots = new int[BATCH];
  private final long[] smallest = new long[BATCH];
  private int next;

  IdBlocks(Iterator<Row> rows, Reading reading, int buckets, int bound, long multiplier) {
    this.rows = rows;
    this.reading = reading;
    this.bound = bound;
    this.sets = new IdSets(multiplier);
    this.open = new ByteBuffer[buckets];
  }

  /** Reads an edge: two longs. */
  static void edge(Row row, IdBlocks blocks) {
    blocks.add(row.getLong(0), NO_TOKEN);
    blocks.add(row.getLong(1), NO_TOKEN);
  }

  /** Reads a record: an array of tokens as bytes. */
  static void record(Row row, IdBlocks blocks) {
    scala.collection.Seq<byte[]> tokens = row.getSeq(0);
    for (int i = 0; i < tokens.length(); i++) {
      byte[] token = tokens.apply(i);
      blocks.add(
          XXH64.hashUnsafeBytes(token, Platform.BYTE_ARRAY_OFFSET, token.length, SEED), token);
    }
  }

  private void add(long id, byte[] token) {
    if (read == ids.length) {
      ids = Arrays.copyOf(ids, 2 * read);
      tokens = Arrays.copyOf(tokens, 2 * read);
    }
    ids[read] = id;
    tokens[read++] = token;
  }

  /** Reads some rows, looks where all their ids are, then ties those of each row. */
  private void readBatch() {
    read = 0;
    int count = 0;
    while (count < BATCH && rows.hasNext()) {
      reading.read(rows.next(), this);
      ends[count++] = read;
    }
    if (places.length < read) {
      places = new int[ids.length];
    }
    sets.reserve(read);
    sets.known(ids, read, places);
    int start = 0;
    for (int row = 0; row < count; row++) {
      tie(start, ends[row]);
      start = ends[row];
    }
  }

  private void tie(int start, int end) {
    int first = 0;
    for (int i = start; i < end; i++) {
      int known = sets.size();
      int slot = places[i] < 0 ? sets.slot(ids[i]) : places[i];
      if (sets.size() > known && tokens[i] != NO_TOKEN) {
        sets.note(slot, keep(tokens[i]));
      }
      if (i == start) {
        first = slot;
      } else {
        sets.join(first, slot);
      }
    }
  }

  /** Where the token starts from now on. */
  private long keep(byte[] token) {
    int bytes = Integer.BYTES + token.length;
    if (chunks.isEmpty() || chunks.get(chunks.size() - 1).remaining() < bytes) {
      chunks.add(ByteBuffer.allocate(Math.max(1 << CHUNK_BITS, bytes)));
    }
    ByteBuffer chunk = chunks.get(chunks.size() - 1);
    long start = (long) (chunks.size() - 1) << CHUNK_BITS | chunk.position();
    chunk.putInt(token.length).put(token);
    return start;
  }

  @Override
  public boolean hasNext() {
    while (rows.hasNext()) {
      readBatch();
      if (sets.size() > bound) {
        throw Ties.tooMany(bound);
      }
    }
    while (full.isEmpty() && next < sets.slots()) {
      writeBatch();
      if (next == sets.slots()) {
        close();
      }
    }
    return !full.isEmpty();
  }

  private void writeBatch() {
    int count = 0;
    while (count < BATCH && next < sets.slots()) {
      int slot = next++;
      if (sets.isTaken(slot)) {
        slots[count] = slot;
        roots[count++] = slot;
      }
    }
    sets.smallest(roots, count, smallest);
    for (int i = 0; i < count; i++) {
      write(slots[i], smallest[i]);
    }
  }

  private void write(int slot, long root) {
    long id = sets.id(slot);
    if (chunks.isEmpty()) {
      room(id, 2 * Long.BYTES).putLong(id).putLong(root);
      return;
    }
    long start = sets.note(slot);
    ByteBuffer chunk = chunks.get((int) (start >>> CHUNK_BITS));
    int at = (int) (start & (1 << CHUNK_BITS) - 1);
    int length = chunk.getInt(at);
    ByteBuffer block = room(id, 2 * Long.BYTES + Integer.BYTES + length)
        .putLong(id)
        .putLong(root)
        .putInt(length);
    block.put(block.position(), chunk, at + Integer.BYTES, length);
    block.position(block.position() + length);
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No more blocks.");
    }
    return full.remove();
  }

  /** The open block of the id's bucket, with room for so many bytes and one id counted more. */
  private ByteBuffer room(long id, int bytes) {
    int bucket = Hashing.bucket(id, open.length);
    ByteBuffer block = open[bucket];
    if (block != null && block.remaining() < bytes) {
      shut(bucket);
      block = null;
    }
    if (block == null) {
      block = ByteBuffer.allocate(Math.max(BLOCK, bytes + Integer.BYTES)).putInt(0);
      open[bucket] = block;
    }
    return block.putInt(0, block.getInt(0) + 1);
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
