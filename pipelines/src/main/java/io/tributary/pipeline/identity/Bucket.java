package io.tributary.pipeline.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The ids of one bucket, from the blocks of all partitions. */
final class Bucket {

  /** Of every id, one of the sets it is in, by the set's smallest id. */
  private final LongTable roots;

  private final Ties ties = new Ties();
  private final List<ByteBuffer> blocks = new ArrayList<>();

  /** By slot, the block and the place in it where the id's token is; empty without tokens. */
  private final long[] places;

  private Bucket(Iterator<byte[]> read, boolean isWithTokens, long multiplier) {
    int ids = 0;
    while (read.hasNext()) {
      ByteBuffer block = ByteBuffer.wrap(read.next());
      ids = Math.addExact(ids, block.getInt());
      blocks.add(block);
    }
    roots = new LongTable(ids, multiplier);
    places = new long[isWithTokens ? roots.slots() : 0];
    for (int block = 0; block < blocks.size(); block++) {
      take(block, isWithTokens);
    }
    if (!isWithTokens) {
      blocks.clear();
    }
  }

  static Bucket of(Iterator<byte[]> blocks, boolean isWithTokens, long multiplier) {
    return new Bucket(blocks, isWithTokens, multiplier);
  }

  private void take(int number, boolean isWithTokens) {
    ByteBuffer block = blocks.get(number);
    while (block.hasRemaining()) {
      long id = block.getLong();
      long root = block.getLong();
      ties.add(roots.putIfAbsent(id, root), root);
      if (isWithTokens) {
        places[roots.slot(id)] = (long) number << Integer.SIZE | block.position();
        int length = block.getInt();
        block.position(block.position() + length);
      }
    }
  }

  /** Sets that share an id, as blocks of pairs of their smallest ids. */
  Iterator<byte[]> ties() {
    return ties.blocks();
  }

  /** {@code id_hash, component} of every id. */
  Iterator<Row> members(LongTable names) {
    return taken()
        .mapToObj(slot -> RowFactory.create(roots.key(slot), component(slot, names)))
        .iterator();
  }

  /** {@code token, component} of every token, each once. */
  Iterator<Row> tokens(LongTable names) {
    return taken()
        .mapToObj(slot -> RowFactory.create(token(slot), component(slot, names)))
        .iterator();
  }

  private IntStream taken() {
    return IntStream.range(0, roots.slots()).filter(roots::isTaken);
  }

  private long component(int slot, LongTable names) {
    long root = roots.value(slot);
    return names.get(root, root);
  }

  private String token(int slot) {
    ByteBuffer block = blocks.get((int) (places[slot] >>> Integer.SIZE));
    int at = (int) places[slot];
    byte[] token = new byte[block.getInt(at)];
    block.get(at + Integer.BYTES, token);
    return new String(token, StandardCharsets.UTF_8);
  }
}
