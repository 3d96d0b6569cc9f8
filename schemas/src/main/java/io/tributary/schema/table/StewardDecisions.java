package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per decision of a steward; of those on the same two identifiers the newest holds. */
public final class StewardDecisions {

  public static final Field DECISION_ID =
      Field.string("decision_id", "Hash of the decision and its run.").notNull();
  public static final Field KIND = Field.string("kind", "merge, split or pin.").notNull();
  public static final Field A = Field.string(
          "a", "Token of an identifier, the first of the two by token; null for a pin.")
      .privacy(Privacy.PSEUDONYMOUS);
  public static final Field B =
      Field.string("b", "Token of the other; null for a pin.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field PINNED =
      Field.string("pinned", "The OneID that is pinned.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field IS_WITHDRAWN = Field.of(
          "is_withdrawn", DataTypes.BooleanType, "Whether the decision before is taken back.")
      .notNull();
  public static final Field NOTE = Field.string("note", "Why.").notNull();
  public static final Field DECIDED_AT =
      Field.timestamp("decided_at", "When it was decided.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "steward_decisions",
      "decision of a steward",
      List.of(DECISION_ID, KIND, A, B, PINNED, IS_WITHDRAWN, NOTE, DECIDED_AT, Columns.RUN_ID),
      List.of(DECISION_ID));

  private StewardDecisions() {}
}
