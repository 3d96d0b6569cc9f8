package io.tributary.job.bench;

import io.tributary.pipeline.identity.IdSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** One thread without Spark: reads the Parquet and joins sets. No more can be less. */
final class UnionFindFloor implements Contestant {

  private static final long SEED = 42;

  @Override
  public String name() {
    return "floor";
  }

  @Override
  public String says() {
    return "one thread of plain Java: read the Parquet, hash, union-find; nothing is written";
  }

  @Override
  public Work prepare(Path data, Path output) {
    return () -> {
      long components = components(data.resolve(OneIdData.FOLDER));
      Files.writeString(output.resolve("count"), Long.toString(components));
    };
  }

  /** How many components there are. */
  static long components(Path folder) throws IOException {
    IdSets sets = new IdSets();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
    for (Path file : files) {
      read(file, sets);
    }
    return sets.sets();
  }

  private static void read(Path file, IdSets sets) throws IOException {
    HadoopInputFile input =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      ColumnDescriptor tokens = schema.getColumns().get(0);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
            pages,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            reader.getFileMetaData().getCreatedBy());
        unite(
            store.getColumnReader(tokens),
            pages.getPageReader(tokens).getTotalValueCount(),
            tokens.getMaxDefinitionLevel(),
            sets);
      }
    }
  }

  private static void unite(ColumnReader column, long values, int full, IdSets sets) {
    long first = 0;
    for (long i = 0; i < values; i++) {
      boolean isNewRecord = column.getCurrentRepetitionLevel() == 0;
      if (column.getCurrentDefinitionLevel() == full) {
        byte[] token = column.getBinary().getBytesUnsafe();
        long id = XXH64.hashUnsafeBytes(token, Platform.BYTE_ARRAY_OFFSET, token.length, SEED);
        first = isNewRecord ? id : first;
        sets.union(first, id);
      }
      column.consume();
    }
  }
}
