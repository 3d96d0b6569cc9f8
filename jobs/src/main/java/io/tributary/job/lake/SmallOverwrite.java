package io.tributary.job.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Replaces all rows of a small table. Delta's own overwrite rebuilds the table's state to look for
 * clustering columns, and again for the files to remove: Spark jobs that cost more than the
 * writing. The checksum names the files already. The commit is the one Delta would have made.
 */
final class SmallOverwrite {

  private final SparkSession session;
  private final String path;
  private final WriteTag tag;

  SmallOverwrite(SparkSession session, String path, WriteTag tag) {
    this.session = session;
    this.path = path;
    this.tag = tag;
  }

  /** Whether the rows are written now; not where the table is big or its columns change. */
  boolean done(Dataset<Row> rows) {
    return SmallTables.inSession(session, () -> {
      OptimisticTransaction transaction =
          DeltaLog.forTable(session, path).startTransaction(Option.empty(), Option.empty());
      Option<VersionChecksum> checksum = transaction.snapshot().checksumOpt();
      boolean isSmall = checksum.isDefined() && checksum.get().allFiles().isDefined();
      boolean isSameShape =
          transaction.metadata().schema().catalogString().equals(rows.schema().catalogString());
      if (isSmall && isSameShape) {
        replace(transaction, checksum.get().allFiles().get(), rows);
      }
      return isSmall && isSameShape;
    });
  }

  private void replace(OptimisticTransaction transaction, Seq<AddFile> old, Dataset<Row> rows) {
    transaction.readWholeTable();
    List<Action> actions =
        new ArrayList<>(JavaConverters.seqAsJavaList(transaction.writeFiles(rows)));
    JavaConverters.seqAsJavaList(old).forEach(file -> actions.add(file.remove()));
    Seq<String> partitions = transaction.metadata().partitionColumns();
    transaction.commit(
        JavaConverters.asScalaBuffer(actions).toSeq(),
        new DeltaOperations.Write(
            SaveMode.Overwrite,
            Option.apply(partitions),
            Option.empty(),
            Option.apply(tag.metadata())));
  }
}
