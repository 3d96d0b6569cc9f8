package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per scored person, model and rank: what moved the newest score most. Contributions are
 * exact: coefficient × (value − mean in training), in log-odds before calibration.
 */
public final class CustomerReasons {

  public static final Field REASON_RANK =
      Field.count("reason_rank", "1 moved the score most; at most 5.").notNull();
  public static final Field FEATURE = Field.string("feature", "The feature.").notNull();
  public static final Field VALUE = Field.of(
          "value", DataTypes.DoubleType, "The person's value in its natural unit, two decimals.")
      .notNull();
  public static final Field CONTRIBUTION = Field.of(
          "contribution", DataTypes.DoubleType, "Log-odds it adds, six decimal places.")
      .notNull();
  public static final Field TEXT_ZH =
      Field.string("text_zh", "In Chinese words.").notNull();
  public static final Field TEXT_EN =
      Field.string("text_en", "In English words.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "customer_reasons",
      "person × model × rank",
      List.of(
          Columns.ONE_ID,
          CustomerScores.MODEL,
          REASON_RANK,
          CustomerScores.AS_OF,
          CustomerScores.MODEL_VERSION,
          FEATURE,
          VALUE,
          CONTRIBUTION,
          TEXT_ZH,
          TEXT_EN),
      List.of(Columns.ONE_ID, CustomerScores.MODEL, REASON_RANK));

  private CustomerReasons() {}
}
