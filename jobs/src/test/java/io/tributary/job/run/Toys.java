package io.tributary.job.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.lake.WriteMode;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A small graph with every kind of write. Drops fall once an hour of the window; the other jobs are
 * chosen so that repeating one carelessly shows: a tally that adds to itself, two tables of which
 * the second reads what the first was, and a count of how often the outside world was asked.
 */
final class Toys {

  static final Field DAY = Field.string("day", "The day.").notNull();
  static final Field HOUR = Field.count("hour", "The hour.").notNull();
  static final Field DROPS = Field.count("drops", "How many.").notNull();
  static final Field RUNS = Field.count("runs", "How many runs have seen it.").notNull();
  static final Field ASKED = Field.string("asked", "What the outside world said.");

  static final TableSpec FALLEN =
      TableSpec.of("gold", "fallen_drops", "drop", List.of(DAY, HOUR), List.of());
  static final TableSpec TOTALS =
      TableSpec.of("gold", "total_drops", "day", List.of(DAY, DROPS), List.of(DAY));
  static final TableSpec DAYS =
      TableSpec.of("gold", "day_drops", "day", List.of(DAY, DROPS, ASKED), List.of(DAY));
  static final TableSpec TALLIES =
      TableSpec.of("gold", "drop_tallies", "hour", List.of(HOUR, RUNS), List.of(HOUR));
  static final TableSpec LEFT =
      TableSpec.of("identity", "left_drops", "day", List.of(DAY, RUNS), List.of(DAY));
  static final TableSpec RIGHT =
      TableSpec.of("identity", "right_drops", "day", List.of(DAY, RUNS), List.of(DAY));

  static final List<TableSpec> TABLES = List.of(FALLEN, TOTALS, DAYS, TALLIES, LEFT, RIGHT);

  /** Answers differently every time, as a folder does while files arrive. */
  private final AtomicInteger world = new AtomicInteger();

  List<Job> jobs() {
    return List.of(
        new Job("fall", Cadence.HOURLY, List.of(), List.of(FALLEN), this::fall),
        new Job(
            "total",
            Cadence.HOURLY,
            List.of(FALLEN),
            List.of(TOTALS),
            Steps.overwrite(TOTALS, run -> perDay(run.read(FALLEN)))),
        new Job("days", Cadence.NIGHTLY, List.of(FALLEN), List.of(DAYS), this::days),
        new Job("tally", Cadence.NIGHTLY, List.of(FALLEN), List.of(TALLIES), Toys::tally),
        new Job("both", Cadence.NIGHTLY, List.of(FALLEN), List.of(LEFT, RIGHT), Toys::both));
  }

  static RunRequest nightly(String day) {
    Instant from = Instant.parse(day + "T00:00:00Z");
    return new RunRequest(
        "nightly", new Window(from, from.plus(Duration.ofDays(1))), from.plusSeconds(90_000), 7);
  }

  private void fall(JobRun run) {
    String day = run.window().from().toString().substring(0, 10);
    Dataset<Row> rows =
        run.lake().session().range(24).select(lit(day).as("day"), col("id").as("hour"));
    run.commit(FALLEN, rows, new WriteMode.Append());
    run.record(
        "files",
        List.of(OpsRow.of(Files.TABLE)
            .with(Files.FEED, "drops")
            .with(Files.PATH, day)
            .with(Files.FINGERPRINT, "f")
            .with(Files.BYTES, 24)
            .with(Files.STATUS, "ingested")
            .with(Files.RUN_ID, run.runId())
            .with(Files.AT, run.now())));
  }

  private void days(JobRun run) {
    String day = run.window().from().toString().substring(0, 10);
    String asked = run.pinned("world", () -> "answer " + world.incrementAndGet());
    Dataset<Row> rows = perDay(run.read(FALLEN).where(DAY.column().equalTo(day)))
        .withColumn("asked", lit(asked.substring(0, 6)));
    run.commit(DAYS, rows, new WriteMode.ReplaceWhere("day = '" + day + "'"));
  }

  private static void tally(JobRun run) {
    Dataset<Row> before = run.read(TALLIES).withColumnRenamed("runs", "before");
    Dataset<Row> rows = run.read(FALLEN)
        .select("hour")
        .distinct()
        .join(before, List.of("hour").toArray(String[]::new), "left_outer")
        .select(col("hour"), coalesce(col("before"), lit(0L)).plus(1L).as("runs"))
        .withColumn("_delete", col("hour").equalTo(23).and(col("runs").gt(1)));
    run.commit(TALLIES, rows, WriteMode.Merge.by("hour").updatingWhere("t.runs <> s.runs"));
  }

  private static void both(JobRun run) {
    Dataset<Row> left = run.read(LEFT);
    Dataset<Row> days = run.read(FALLEN).groupBy("day").agg(count(lit(1)).as("runs"));
    Dataset<Row> next = left.unionByName(days).groupBy("day").agg(sum("runs").as("runs"));
    run.commit(LEFT, next, new WriteMode.Overwrite());
    run.commit(RIGHT, left, new WriteMode.Overwrite());
  }

  private static Dataset<Row> perDay(Dataset<Row> drops) {
    return drops.groupBy("day").agg(count(lit(1)).as("drops"));
  }
}
