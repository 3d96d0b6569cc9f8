package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per version of a model, split and scorer: how well the scores foretold what came. All
 * figures have six decimal places and are null where they are not defined, such as an AUC without
 * buyers.
 */
public final class ModelMetrics {

  public static final Field MODEL = Field.string("model", "The model.").notNull();
  public static final Field VERSION = Field.string("version", "Its version.").notNull();
  public static final Field SPLIT = Field.string(
          "split",
          "time_cv (later snapshots foretold from earlier ones, not calibrated), calibration, test,"
              + " reference (test rows an outside provider has scored), or truth (rows a file of"
              + " probabilities tells of, given to 'model evaluate').")
      .notNull();
  public static final Field SCORER =
      Field.string("scorer", "model, or the provider of the outside score.").notNull();
  public static final Field ROWS =
      Field.count("row_count", "Persons × snapshots.").notNull();
  public static final Field POSITIVES =
      Field.count("positive_count", "Those of them who bought.").notNull();
  public static final Field AUC = figure(
      "auc", "Chance that a buyer has a higher score than another person; a tie counts half.");
  public static final Field AUC_LOW =
      figure("auc_low", "Lower end of its 95 % interval (Hanley and McNeil, 1982).");
  public static final Field AUC_HIGH = figure("auc_high", "Upper end of the same.");
  public static final Field PR_AUC =
      figure("pr_auc", "Average precision over the ranking, equal scores together.");
  public static final Field LOG_LOSS = figure("log_loss", "Mean logarithmic loss, natural.");
  public static final Field BRIER = figure("brier", "Mean squared error of the probability.");
  public static final Field ECE10 =
      figure("ece10", "Expected calibration error: ten bins of equal count, weighted mean gap.");
  public static final Field CALIBRATION_SLOPE =
      figure("calibration_slope", "Slope of the outcome on the log-odds foretold; 1 is perfect.");
  public static final Field CALIBRATION_INTERCEPT =
      figure("calibration_intercept", "Intercept of the same; 0 is perfect.");
  public static final Field LIFT_10 =
      figure("lift_10", "Share of buyers in the highest tenth over that of all.");
  public static final Field CAPTURE_20 =
      figure("capture_20", "Share of all buyers who are in the highest fifth.");
  public static final Field BASELINE_AUC =
      figure("baseline_auc", "AUC on the same rows of the days since the last order alone.");

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "model_metrics",
      "model × version × split × scorer",
      List.of(
          MODEL,
          VERSION,
          SPLIT,
          SCORER,
          ROWS,
          POSITIVES,
          AUC,
          AUC_LOW,
          AUC_HIGH,
          PR_AUC,
          LOG_LOSS,
          BRIER,
          ECE10,
          CALIBRATION_SLOPE,
          CALIBRATION_INTERCEPT,
          LIFT_10,
          CAPTURE_20,
          BASELINE_AUC),
      List.of(MODEL, VERSION, SPLIT, SCORER));

  private ModelMetrics() {}

  private static Field figure(String name, String says) {
    return Field.of(name, DataTypes.DoubleType, says);
  }
}
