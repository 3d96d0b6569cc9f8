package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per merge or split of persons. */
public final class MergeEvents {

  public static final Field EVENT_ID =
      Field.string("event_id", "Hash of run, from and to.").notNull();
  public static final Field KIND =
      Field.string("kind", "merge, split or restore.").notNull();
  public static final Field FROM_ONE_ID = Field.string(
          "from_one_id", "The OneID that gave identifiers away.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field TO_ONE_ID = Field.string("to_one_id", "The OneID that received them.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field CAUSE_LINK =
      Field.string("cause_link", "The link that joined them, where known.");
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "merge_events",
      "merge or split",
      List.of(EVENT_ID, KIND, FROM_ONE_ID, TO_ONE_ID, CAUSE_LINK, RUN_ID, OCCURRED_AT),
      List.of(EVENT_ID));

  private MergeEvents() {}
}
