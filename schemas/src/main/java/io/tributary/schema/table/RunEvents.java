package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per thing that happened in a run. */
public final class RunEvents {

  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field JOB = Field.string("job", "The job; null for the run itself.");
  public static final Field EVENT =
      Field.string("event", "started, committed, skipped, failed, finished …").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();
  public static final Field ROWS = Field.count("rows", "Rows written.");
  public static final Field MESSAGE =
      Field.string("message", "What happened, without personal values.");

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "run_events",
      "run × job × event",
      List.of(RUN_ID, JOB, EVENT, AT, ROWS, MESSAGE),
      List.of());

  private RunEvents() {}
}
