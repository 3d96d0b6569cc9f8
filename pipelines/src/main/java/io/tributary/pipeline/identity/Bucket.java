package io.tributary.pipeline.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The ids of one bucket, from the blocks of all partitions. */
final class Bucket {

  /** Of every id, one of the sets it is in, by the set's smallest id. */
  private final LongTable roots = new LongTable(0);

  private final Ties ties = new Ties();
  private final List<ByteBuffer> tokens = new ArrayList<>();

  private Bucket() {}

  static Bucket of(Iterator<byte[]> blocks) {
    Bucket bucket = new Bucket();
    while (blocks.hasNext()) {
      ByteBuffer block = ByteBuffer.wrap(blocks.next());
      if (block.get() == IdBlocks.TOKENS) {
        bucket.tokens.add(block);
      } else {
        while (block.hasRemaining()) {
          long id = block.getLong();
          long root = block.getLong();
          bucket.ties.add(bucket.roots.putIfAbsent(id, root), root);
        }
      }
    }
    return bucket;
  }

  /** Sets that share an id, as blocks of pairs of their smallest ids. */
  static Iterator<byte[]> ties(Iterator<byte[]> blocks) {
    return of(blocks).ties.blocks();
  }

  /** {@code id_hash, component} of every id. */
  Iterator<Row> members(LongTable names) {
    return IntStream.of(roots.taken())
        .mapToObj(slot -> {
          long root = roots.value(slot);
          return RowFactory.create(roots.key(slot), names.get(root, root));
        })
        .iterator();
  }

  /** {@code token, component} of every token, each once. */
  Iterator<Row> tokens(LongTable names) {
    LongTable given = new LongTable(roots.size());
    return new Iterator<>() {
      private int block;
      private Optional<Row> next = find();

      @Override
      public boolean hasNext() {
        return next.isPresent();
      }

      @Override
      public Row next() {
        Row found = next.orElseThrow(() -> new NoSuchElementException("No more tokens."));
        next = find();
        return found;
      }

      private Optional<Row> find() {
        while (block < tokens.size()) {
          ByteBuffer read = tokens.get(block);
          while (read.hasRemaining()) {
            long id = read.getLong();
            byte[] token = new byte[read.getInt()];
            read.get(token);
            int known = given.size();
            given.putIfAbsent(id, 0);
            if (given.size() > known) {
              long root = roots.get(id, id);
              return Optional.of(RowFactory.create(
                  new String(token, StandardCharsets.UTF_8), names.get(root, root)));
            }
          }
          block++;
        }
        return Optional.empty();
      }
    };
  }
}
