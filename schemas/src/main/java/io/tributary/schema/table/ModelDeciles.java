package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per version of a model, split, scorer and decile: how many buyers a campaign to the best
 * deciles would reach.
 */
public final class ModelDeciles {

  public static final Field DECILE =
      Field.count("decile", "1 holds the highest scores, 10 the lowest.").notNull();
  public static final Field LIFT = Field.of(
      "lift",
      DataTypes.DoubleType,
      "Share of buyers in the decile over that of all; null if none.");
  public static final Field CAPTURE = Field.of(
      "capture",
      DataTypes.DoubleType,
      "Share of all buyers in this and the higher deciles; null if there is none.");

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "model_deciles",
      "model × version × split × scorer × decile",
      List.of(
          ModelMetrics.MODEL,
          ModelMetrics.VERSION,
          ModelMetrics.SPLIT,
          ModelMetrics.SCORER,
          DECILE,
          ModelMetrics.ROWS,
          ModelMetrics.POSITIVES,
          LIFT,
          CAPTURE),
      List.of(
          ModelMetrics.MODEL,
          ModelMetrics.VERSION,
          ModelMetrics.SPLIT,
          ModelMetrics.SCORER,
          DECILE));

  private ModelDeciles() {}
}
