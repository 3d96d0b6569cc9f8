package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per rule, compared column and level of agreement: what the level is worth. */
public final class MatchWeights {

  /** Stands for the column in the row that holds the prior. */
  public static final String PRIOR = "*";

  public static final Field RULE =
      Field.string("rule", "scored: and the rule's name in identity.yaml.").notNull();
  public static final Field COLUMN = Field.string(
          "column", "The compared column; * for the prior: how often two records match at all.")
      .notNull();
  public static final Field LEVEL =
      Field.string("level", "How far values agree: different … equal.").notNull();
  public static final Field M = Field.of(
          "m", DataTypes.createDecimalType(20, 10), "Share of matching pairs that reach the level.")
      .notNull();
  public static final Field U = Field.of(
          "u", DataTypes.createDecimalType(20, 10), "Share of other pairs that reach it.")
      .notNull();
  public static final Field BITS = Field.of(
          "bits",
          DataTypes.createDecimalType(20, 10),
          "log2(m/u); equal values add by how rare the value is instead.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "match_weights",
      "rule × column × level",
      List.of(RULE, COLUMN, LEVEL, M, U, BITS),
      List.of(RULE, COLUMN, LEVEL));

  private MatchWeights() {}
}
