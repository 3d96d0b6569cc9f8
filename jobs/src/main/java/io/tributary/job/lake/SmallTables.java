package io.tributary.job.lake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation$;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Tables of few files, read without asking Delta for the files of every scan: it answers with a
 * Spark job each time, which on a small lake costs more than reading the files. The checksum beside
 * a version's log entry lists its files; which of them a filter needs is then decided by partition
 * and by Parquet's own statistics. Tables whose checksum lists none, or of more bytes, are left to
 * Delta, which skips files by its statistics.
 */
final class SmallTables {

  /** Checksums list the files of tables that have at most this many. */
  static final int MOST_FILES = 256;

  private static final long MOST_BYTES = 512L << 20;

  private SmallTables() {}

  /** The table's rows at its newest version; empty where the table is not small. */
  static Optional<Dataset<Row>> newest(SparkSession session, String path) {
    DeltaLog log = DeltaLog.forTable(session, path);
    return rows(session, log, log.update(false, Option.empty(), Option.empty()));
  }

  /** The rows a version of the table had; empty where the table was not small. */
  static Optional<Dataset<Row>> at(SparkSession session, String path, long version) {
    DeltaLog log = DeltaLog.forTable(session, path);
    return rows(session, log, log.getSnapshotAt(version, Option.empty(), Option.empty()));
  }

  /** The rows of the newest version; empty where its checksum does not tell. */
  static OptionalLong rowCount(SparkSession session, String path) {
    Snapshot newest =
        DeltaLog.forTable(session, path).update(false, Option.empty(), Option.empty());
    Option<VersionChecksum> checksum = newest.checksumOpt();
    if (checksum.isEmpty() || checksum.get().allFiles().isEmpty()) {
      return OptionalLong.empty();
    }
    List<AddFile> files = JavaConverters.seqAsJavaList(checksum.get().allFiles().get());
    return files.stream().anyMatch(file -> file.numLogicalRecords().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(files.stream()
            .mapToLong(file -> (Long) file.numLogicalRecords().get())
            .sum());
  }

  /** The files of a scan at the version it was analysed with; empty where that was not small. */
  static Optional<TahoeBatchFileIndex> files(SparkSession session, TahoeLogFileIndex scan) {
    DeltaLog log = scan.deltaLog();
    return scan.partitionFilters().isEmpty()
        ? files(
            session,
            log,
            log.getSnapshotAt(scan.snapshotAtAnalysis().version(), Option.empty(), Option.empty()))
        : Optional.empty();
  }

  private static Optional<Dataset<Row>> rows(SparkSession session, DeltaLog log, Snapshot version) {
    return inSession(
        session,
        () -> files(session, log, version).map(files -> {
          HadoopFsRelation relation =
              log.buildHadoopFsRelationWithFileIndex(version, files, Option.empty(), false);
          return Dataset.ofRows(session, LogicalRelation$.MODULE$.apply(relation, false));
        }));
  }

  private static Optional<TahoeBatchFileIndex> files(
      SparkSession session, DeltaLog log, Snapshot version) {
    Option<VersionChecksum> checksum = version.checksumOpt();
    if (checksum.isEmpty()
        || checksum.get().allFiles().isEmpty()
        || checksum.get().tableSizeBytes() > MOST_BYTES) {
      return Optional.empty();
    }
    Seq<AddFile> files = checksum.get().allFiles().get();
    return Optional.of(new ListedFiles(session, files, log, version));
  }

  /** Delta would ask Spark for the files even when no filter chooses among them. */
  private static final class ListedFiles extends TahoeBatchFileIndex {

    ListedFiles(SparkSession session, Seq<AddFile> files, DeltaLog log, Snapshot version) {
      super(session, "batch", files, log, log.dataPath(), version, false);
    }

    @Override
    public Seq<AddFile> matchingFiles(
        Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
      return partitionFilters.isEmpty()
          ? addFiles()
          : super.matchingFiles(partitionFilters, dataFilters);
    }
  }

  /** Delta takes the session that is active in this thread. */
  static <T> T inSession(SparkSession session, Supplier<T> work) {
    Option<SparkSession> before = SparkSession.getActiveSession();
    SparkSession.setActiveSession(session);
    try {
      return work.get();
    } finally {
      before.foreach(active -> {
        SparkSession.setActiveSession(active);
        return scala.runtime.BoxedUnit.UNIT;
      });
    }
  }
}
