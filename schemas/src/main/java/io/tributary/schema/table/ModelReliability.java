package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per version of a model, split, scorer and tenth of the ranking: what was foretold and
 * what came. Equal scores stay together, so tenths may differ in size.
 */
public final class ModelReliability {

  public static final Field BIN =
      Field.count("bin", "1 holds the lowest scores, 10 the highest.").notNull();
  public static final Field MEAN_PREDICTED = Field.of(
      "mean_predicted",
      DataTypes.DoubleType,
      "Mean probability foretold, six decimal places; null where scores are no probabilities.");
  public static final Field OBSERVED = Field.of(
          "observed", DataTypes.DoubleType, "Share who bought, six decimal places.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "model_reliability",
      "model × version × split × scorer × tenth",
      List.of(
          ModelMetrics.MODEL,
          ModelMetrics.VERSION,
          ModelMetrics.SPLIT,
          ModelMetrics.SCORER,
          BIN,
          ModelMetrics.ROWS,
          ModelMetrics.POSITIVES,
          MEAN_PREDICTED,
          OBSERVED),
      List.of(
          ModelMetrics.MODEL, ModelMetrics.VERSION, ModelMetrics.SPLIT, ModelMetrics.SCORER, BIN));

  private ModelReliability() {}
}
