package io.tributary.job.lake;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.SnapshotDescriptor;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows to be added to a table that lie in its folder already and belong to no version of it: they
 * are computed once, looked at as files, and then committed or thrown away. Files of a process that
 * died in between belong to no version either; vacuuming takes them.
 */
public final class StagedRows {

  private final SparkSession session;
  private final OptimisticTransaction transaction;
  private final SnapshotDescriptor table;
  private final WriteTag tag;
  private final List<AddFile> files;

  private StagedRows(
      SparkSession session,
      OptimisticTransaction transaction,
      SnapshotDescriptor table,
      WriteTag tag,
      List<AddFile> files) {
    this.session = session;
    this.transaction = transaction;
    this.table = table;
    this.tag = tag;
    this.files = List.copyOf(files);
  }

  /** Whether the table has the columns of the rows, or is not there yet. */
  static boolean canHold(SparkSession session, String path, Dataset<Row> rows) {
    DeltaLog log = DeltaLog.forTable(session, path);
    return !log.tableExists()
        || log.unsafeVolatileSnapshot()
            .metadata()
            .schema()
            .catalogString()
            .equals(rows.schema().catalogString());
  }

  /**
   * Writes the rows beside the table's.
   *
   * @param settings table properties where the table is created
   */
  static StagedRows write(
      SparkSession session,
      TableSpec spec,
      String path,
      Dataset<Row> rows,
      Map<String, String> settings,
      WriteTag tag) {
    return SmallTables.inSession(session, () -> {
      DeltaLog log = DeltaLog.forTable(session, path);
      OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
      SnapshotDescriptor table = transaction.snapshot();
      if (!log.tableExists()) {
        transaction.updateMetadataForNewTable(metadata(path, spec, rows, settings));
        table = new DummySnapshot(
            log.logPath(), log, transaction.metadata(), Option.apply(transaction.protocol()));
      }
      List<AddFile> files = JavaConverters.seqAsJavaList(transaction.writeFiles(rows)).stream()
          .map(AddFile.class::cast)
          .toList();
      return new StagedRows(session, transaction, table, tag, files);
    });
  }

  private static Metadata metadata(
      String path, TableSpec spec, Dataset<Row> rows, Map<String, String> settings) {
    List<String> partitions = spec.partitions().stream().map(Field::name).toList();
    return new Metadata(
        UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString(),
        null,
        null,
        new Format("parquet", scalaMap(Map.of())),
        rows.schema().asNullable().json(),
        JavaConverters.asScalaBuffer(partitions).toSeq(),
        scalaMap(settings),
        Option.empty());
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$
        .<String, String>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(map));
  }

  /** The rows, read from their files. */
  public Dataset<Row> rows() {
    return SmallTables.inSession(
        session,
        () -> table
            .deltaLog()
            .createDataFrame(
                table, JavaConverters.asScalaBuffer(files).toSeq(), false, Option.empty()));
  }

  /** Makes them a part of the table. */
  void commit() {
    Seq<String> partitions = transaction.metadata().partitionColumns();
    SmallTables.inSession(
        session,
        () -> transaction.commit(
            JavaConverters.<Action>asScalaBuffer(List.copyOf(files)).toSeq(),
            new DeltaOperations.Write(
                SaveMode.Append,
                Option.apply(partitions),
                Option.empty(),
                Option.apply(tag.metadata()))));
  }

  /** Takes the files away again. */
  public void discard() {
    Path folder = table.deltaLog().dataPath();
    try {
      FileSystem store = folder.getFileSystem(session.sessionState().newHadoopConf());
      for (AddFile file : files) {
        store.delete(new Path(folder, new Path(URI.create(file.path()))), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete files of refused rows in " + folder, e);
    }
  }
}
