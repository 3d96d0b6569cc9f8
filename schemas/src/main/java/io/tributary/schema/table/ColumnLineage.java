package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per column and column it was made from, as the plans of jobs say; the newest run of a
 * job's step holds.
 */
public final class ColumnLineage {

  /** Stands for a whole row, or for all columns. */
  public static final String ALL = "*";

  public static final Field TABLE_ID = Field.string(
          "table_id", "The table; export.<destination> for what leaves the lake.")
      .notNull();
  public static final Field COLUMN =
      Field.string("column", "The column; * for whether a row is there at all.").notNull();
  public static final Field FROM_TABLE = Field.string(
          "from_table", "The table it is made from; feed.<name> for an extract.")
      .notNull();
  public static final Field FROM_COLUMN = Field.string(
          "from_column",
          "The column there, with its field where it is a struct; the path in an extract; * for all.")
      .notNull();
  public static final Field KIND = Field.string(
          "kind",
          "value: goes into the value; condition: decides which rows are there, by a filter, join or"
              + " grouping; job: the job reads it, its plan does not tell more.")
      .notNull()
      .oneOf("value", "condition", "job");
  public static final Field JOB = Field.string("job", "The job.").notNull();
  public static final Field STEP =
      Field.string("step", "Which of the job's writes; null where it makes one.");
  public static final Field STATE = Field.string(
          "state", "Hash of all rows of the step: written anew only when it changes.")
      .notNull();
  public static final Field RUN_ID =
      Field.string("run_id", "The run that found it first.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "column_lineage",
      "job × step × column × column it is made from",
      List.of(TABLE_ID, COLUMN, FROM_TABLE, FROM_COLUMN, KIND, JOB, STEP, STATE, RUN_ID, AT),
      List.of());

  private ColumnLineage() {}
}
