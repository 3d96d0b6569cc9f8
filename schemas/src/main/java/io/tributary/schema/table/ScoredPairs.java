package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per pair of identifiers whose records look alike, by rule. */
public final class ScoredPairs {

  public static final Field LINK_ID =
      Field.string("link_id", "Hash of the two tokens and the rule.").notNull();
  public static final Field A = Field.string("a", "Token of one record, the first by token.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field B =
      Field.string("b", "Token of the other.").privacy(Privacy.PSEUDONYMOUS).notNull();
  public static final Field RULE =
      Field.string("rule", "scored: and the rule's name in identity.yaml.").notNull();
  public static final Field SOURCE =
      Field.string("source", "The feeds whose records were compared.").notNull();
  public static final Field PROBABILITY = Field.of(
          "probability",
          DataTypes.createDecimalType(18, 4),
          "That the two are one person's, from 0 to 1.")
      .notNull();
  public static final Field WEIGHT = Field.of(
          "weight",
          DataTypes.createDecimalType(18, 4),
          "What their agreement is worth, in bits; see identity.match_weights.")
      .notNull();
  public static final Field AGREEMENT =
      Field.string("agreement", "How far each compared column agrees.").notNull();
  public static final Field STATE = Field.string(
          "state",
          "LINKED, BELOW the threshold, or REFUSED, because the groups it would join do not look"
              + " alike.")
      .notNull();
  public static final Field STATE_REASON = Field.string("state_reason", "Why it is refused.");

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "scored_pairs",
      "pair of identifiers × rule",
      List.of(LINK_ID, A, B, RULE, SOURCE, PROBABILITY, WEIGHT, AGREEMENT, STATE, STATE_REASON),
      List.of(LINK_ID));

  private ScoredPairs() {}
}
