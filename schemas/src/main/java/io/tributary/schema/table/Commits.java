package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per table version a run wrote. */
public final class Commits {

  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field JOB = Field.string("job", "The job.").notNull();
  public static final Field TABLE_ID = Field.string("table_id", "The table.").notNull();
  public static final Field VERSION =
      Field.count("version", "The Delta version written.").notNull();
  public static final Field ROWS = Field.count("rows", "Rows written.");
  public static final Field TASK_SECONDS = Field.of(
      "task_seconds",
      DataTypes.createDecimalType(18, 3),
      "Time Spark's tasks ran since the job's write before, its reading and checks included; null"
          + " where the write was found done after a crash.");
  public static final Field CPU_SECONDS = Field.of(
      "cpu_seconds", DataTypes.createDecimalType(18, 3), "Time they kept a processor busy.");
  public static final Field BYTES_READ =
      Field.count("bytes_read", "Bytes the tasks read from files.");
  public static final Field BYTES_WRITTEN =
      Field.count("bytes_written", "Bytes the tasks wrote to files.");
  public static final Field WINDOW_FROM =
      Field.timestamp("window_from", "Start of the run's window.");
  public static final Field WINDOW_TO = Field.timestamp("window_to", "End of it, excluded.");
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "commits",
      "run × job × table",
      List.of(
          RUN_ID,
          JOB,
          TABLE_ID,
          VERSION,
          ROWS,
          WINDOW_FROM,
          WINDOW_TO,
          AT,
          TASK_SECONDS,
          CPU_SECONDS,
          BYTES_READ,
          BYTES_WRITTEN),
      List.of());

  private Commits() {}
}
