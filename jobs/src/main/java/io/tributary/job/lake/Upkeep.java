package io.tributary.job.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.delta.tables.DeltaOptimizeBuilder;
import io.delta.tables.DeltaTable;
import io.tributary.schema.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/** Files of the lake's tables, put together or deleted; no row changes. */
public final class Upkeep {

  private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

  private static final double MILLIS_AN_HOUR = 3_600_000.0;

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
    Row metrics =
        result.select("metrics.numFilesRemoved", "metrics.numFilesAdded").head();
    return new Compacted(metrics.getLong(0), metrics.getLong(1));
  }

  /** Files that lie beside others in their partition: what {@link #compact} would put together. */
  public long scattered(TableSpec table, Optional<String> predicate) {
    Dataset<Row> files = snapshot(table).allFiles().toDF();
    Column month = col("partitionValues").getItem("business_month");
    Dataset<Row> chosen = predicate
        .map(any -> files.withColumn("business_month", month).where(predicate.get()))
        .orElse(files);
    return chosen
        .groupBy(col("partitionValues").cast("string"))
        .count()
        .where("count > 1")
        .agg(coalesce(sum("count"), lit(0L)))
        .head()
        .getLong(0);
  }

  /**
   * How long ago the first file was given up that a version still has; empty where the newest one
   * has them all.
   */
  public Optional<Duration> sinceGivenUp(TableSpec table, long version, Instant now) {
    Snapshot newest = snapshot(table);
    if (version >= newest.version()) {
      return Optional.empty();
    }
    Dataset<Row> had = newest
        .deltaLog()
        .getSnapshotAt(version, Option.empty(), Option.empty())
        .allFiles()
        .toDF()
        .select("path");
    Row first = newest
        .tombstones()
        .toDF()
        .join(had, new String[] {"path"}, "left_semi")
        .agg(min("deletionTimestamp"))
        .head();
    return first.isNullAt(0)
        ? Optional.empty()
        : Optional.of(Duration.between(Instant.ofEpochMilli(first.getLong(0)), now))
            .map(since -> since.isNegative() ? Duration.ZERO : since);
  }

  private Snapshot snapshot(TableSpec table) {
    return DeltaLog.forTable(lake.session(), lake.path(table))
        .update(false, Option.empty(), Option.empty());
  }

  /**
   * Deletes files that no version younger than that has.
   *
   * @return how many files went; would go, on a dry run
   */
  public long vacuum(TableSpec table, Duration kept, boolean isDryRun) {
    SparkSession session = lake.session();
    double hours = kept.toMillis() / MILLIS_AN_HOUR;
    session.conf().set(CHECK, "false");
    try {
      List<Row> rows = session
          .sql("VACUUM delta.`" + lake.path(table) + "` RETAIN "
              + String.format(Locale.ROOT, "%.6f", hours) + " HOURS DRY RUN")
          .collectAsList();
      if (!isDryRun && !rows.isEmpty()) {
        DeltaTable.forPath(session, lake.path(table)).vacuum(hours);
      }
      return rows.size();
    } finally {
      session.conf().unset(CHECK);
    }
  }
}
