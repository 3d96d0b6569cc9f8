package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per person, reason and scope in which nobody may be contacted or exported. */
public final class Suppressions {

  public static final Field REASON = Field.string(
          "reason",
          "opt_out (marketing withdrawn), reply (an opt-out message), bounce (undeliverable again"
              + " and again), minor (under 14), youth (14 to 17) or unknown_age, by policy.")
      .notNull();
  public static final Field SCOPE =
      Field.string("scope", "The channel it is about, or any for all of them.").notNull();
  public static final Field SINCE = Field.timestamp(
      "since", "When the evidence began; null where it is an attribute of the person.");
  public static final Field EVIDENCE_ID =
      Field.string("evidence_id", "The consent event or interaction that decides; null for ages.");
  public static final Field EVIDENCE_COUNT =
      Field.count("evidence_count", "How many of them speak for it.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "suppressions",
      "person × reason × scope",
      List.of(Columns.ONE_ID, REASON, SCOPE, SINCE, EVIDENCE_ID, EVIDENCE_COUNT),
      List.of(Columns.ONE_ID, REASON, SCOPE));

  private Suppressions() {}
}
