package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per pair of identifiers that some record carried together. */
public final class Links {

  public static final Field LINK_ID =
      Field.string("link_id", "Hash of the two tokens and the rule.").notNull();
  public static final Field A = Field.string("a", "Token of the stronger identifier.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field B =
      Field.string("b", "Token of the other.").privacy(Privacy.PSEUDONYMOUS).notNull();
  public static final Field RULE =
      Field.string("rule", "What produced the link: together (same record) …").notNull();
  public static final Field SOURCE = Field.string(
          "source", "The feed whose record carried both; the first by name where several did.")
      .notNull();
  public static final Field PRIORITY = Field.of(
          "priority", DataTypes.IntegerType, "Sum of the two kinds' priorities; lower is stronger.")
      .notNull();
  public static final Field CONFIDENCE = Field.of(
          "confidence", DataTypes.createDecimalType(18, 4), "1 for deterministic links.")
      .notNull()
      .between(0, 1);
  public static final Field FIRST_SEEN = Field.timestamp("first_seen", "Earliest event time.");
  public static final Field LAST_SEEN = Field.timestamp("last_seen", "Latest event time.");
  public static final Field STATE = Field.string("state", "ACTIVE, SUPPRESSED or RETRACTED.")
      .notNull()
      .oneOf("ACTIVE", "SUPPRESSED", "RETRACTED");
  public static final Field STATE_REASON =
      Field.string("state_reason", "Why it is suppressed or retracted.");

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "links",
      "pair of identifiers × rule",
      List.of(
          LINK_ID,
          A,
          B,
          RULE,
          SOURCE,
          PRIORITY,
          CONFIDENCE,
          FIRST_SEEN,
          LAST_SEEN,
          STATE,
          STATE_REASON),
      List.of(LINK_ID));

  private Links() {}
}
