package io.tributary.job.lake;

import io.delta.tables.DeltaOptimizeBuilder;
import io.delta.tables.DeltaTable;
import io.tributary.schema.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/** Files of the lake's tables, put together or deleted; no row changes. */
public final class Upkeep {

  private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

  private final Lake lake;

  public Upkeep(Lake lake) {
    this.lake = lake;
  }

  /**
   * Files put together.
   *
   * @param removed files that are no longer part of the table
   * @param added files that hold their rows now
   */
  public record Compacted(long removed, long added) {}

  /**
   * Puts small files together.
   *
   * @param predicate Spark SQL over the table's partitions: which of them; all where empty
   */
  public Compacted compact(TableSpec table, Optional<String> predicate) {
    DeltaOptimizeBuilder optimize =
        DeltaTable.forPath(lake.session(), lake.path(table)).optimize();
    Dataset<Row> result = predicate.map(optimize::where).orElse(optimize).executeCompaction();
    Row metrics = result.select("metrics.numFilesRemoved", "metrics.numFilesAdded").head();
    return new Compacted(metrics.getLong(0), metrics.getLong(1));
  }

  /** Files that partitions of several hold: what {@link #compact} would put together. */
  public long scattered(TableSpec table, Optional<String> predicate) {
    Dataset<Row> files = lake.session()
        .read()
        .format("delta")
        .load(lake.path(table))
        .where(predicate.orElse("true"))
        .selectExpr("_metadata.file_path as file")
        .distinct();
    return files
        .groupBy(org.apache.spark.sql.functions.regexp_replace(
            org.apache.spark.sql.functions.col("file"), "/[^/]*$", ""))
        .count()
        .where("count > 1")
        .agg(org.apache.spark.sql.functions.coalesce(
            org.apache.spark.sql.functions.sum("count"),
            org.apache.spark.sql.functions.lit(0L)))
        .head()
        .getLong(0);
  }

  /**
   * How long ago the first version after one was written: files only that version has were given up
   * then. No time at all where it is the newest one.
   */
  public Duration since(TableSpec table, long version, Instant now) {
    DeltaLog log = DeltaLog.forTable(lake.session(), lake.path(table));
    long newest = log.update(false, Option.empty(), Option.empty()).version();
    if (version >= newest) {
      return Duration.ZERO;
    }
    long written =
        log.getSnapshotAt(version + 1, Option.empty(), Option.empty()).timestamp();
    Duration since = Duration.between(Instant.ofEpochMilli(written), now);
    return since.isNegative() ? Duration.ZERO : since;
  }

  /**
   * Deletes files that no version younger than that has.
   *
   * @return how many files went; would go, on a dry run
   */
  public long vacuum(TableSpec table, long hours, boolean isDryRun) {
    SparkSession session = lake.session();
    session.conf().set(CHECK, "false");
    try {
      List<Row> rows = session
          .sql("VACUUM delta.`" + lake.path(table) + "` RETAIN " + hours + " HOURS DRY RUN")
          .collectAsList();
      if (!isDryRun && !rows.isEmpty()) {
        DeltaTable.forPath(session, lake.path(table)).vacuum((double) hours);
      }
      return rows.size();
    } finally {
      session.conf().unset(CHECK);
    }
  }
}
