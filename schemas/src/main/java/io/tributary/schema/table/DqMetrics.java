package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** One row per value measured before something was published: what it was and what it had to be. */
public final class DqMetrics {

  /** The type of a measured value and its bounds. */
  public static final DataType VALUE_TYPE = DataTypes.createDecimalType(24, 6);

  public static final Field MEASURED =
      Field.string("table", "The table, or feed.<name> for what a feed brings.").notNull();
  public static final Field METRIC = Field.string(
          "metric",
          "rows (of the write), row_count (rows the table would have), duplicate_keys, missing_values"
              + " and outside_values (all columns, and .<column>), misplaced_rows, rule.<id>,"
              + " broken_references.<table>; of feeds day_records, filled.<column>, mean.<column>,"
              + " share.<column>.<word>, new_words.<column>, days_silent.")
      .notNull();
  public static final Field WINDOW = Field.string(
          "window", "What it was measured for: from/to of the run's window, or a feed's day.")
      .notNull();
  public static final Field VALUE =
      Field.of("value", VALUE_TYPE, "What was measured.").notNull();
  public static final Field LOWER =
      Field.of("lower", VALUE_TYPE, "Least value expected; null where there is no bound.");
  public static final Field UPPER =
      Field.of("upper", VALUE_TYPE, "Greatest value expected; null where there is no bound.");
  public static final Field VERDICT = Field.string(
          "verdict",
          "pass; warn: noted; quarantine: the rows at fault were put away; breaker: publishing"
              + " stopped; no_history: too little to compare with.")
      .notNull();
  public static final Field STEP =
      Field.string("step", "Which of the job's writes to the table; null where it makes one.");
  public static final Field JOB = Field.string("job", "The job.").notNull();
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "dq_metrics",
      "table × metric × window × run × step",
      List.of(MEASURED, METRIC, WINDOW, VALUE, LOWER, UPPER, VERDICT, STEP, JOB, RUN_ID, AT),
      List.of());

  private DqMetrics() {}
}
