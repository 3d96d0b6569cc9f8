package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per person of a model's population, model and day: how likely it is. */
public final class CustomerScores {

  public static final Field MODEL = Field.string("model", "The model.").notNull();
  public static final Field AS_OF = Field.date(
          "as_of", "Everything before this day was looked at, in the workspace's zone.")
      .notNull();
  public static final Field MODEL_VERSION =
      Field.string("model_version", "The version that scored.").notNull();
  public static final Field P_RAW = Field.of(
          "p_raw",
          DataTypes.DoubleType,
          "Probability before calibration, six decimal places; null where suppressed.")
      .between(0, 1);
  public static final Field P_CALIBRATED = Field.of(
          "p_calibrated",
          DataTypes.DoubleType,
          "Calibrated probability, six decimal places; null where suppressed.")
      .between(0, 1);
  public static final Field PERCENTILE = Field.count(
          "percentile", "1 to 100: share of scored persons not above; null where suppressed.")
      .between(1, 100);
  public static final Field DECILE = Field.count(
          "decile", "1 holds the likeliest tenth, 10 the least likely; null where suppressed.")
      .between(1, 10);
  public static final Field BAND =
      Field.string("band", "Band of the percentile: high, medium, low; null where suppressed.");
  public static final Field EXPIRES_AT =
      Field.timestamp("expires_at", "Not to be used from here on.").notNull();
  public static final Field SUPPRESSED_REASON = Field.string(
      "suppressed_reason", "profiling-withdrawn: the person is not scored; null where scored.");
  public static final Field SCORED_AT =
      Field.timestamp("scored_at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "customer_scores",
      "person × model × as-of",
      List.of(
          Columns.ONE_ID,
          MODEL,
          AS_OF,
          MODEL_VERSION,
          P_RAW,
          P_CALIBRATED,
          PERCENTILE,
          DECILE,
          BAND,
          EXPIRES_AT,
          SUPPRESSED_REASON,
          SCORED_AT),
      List.of(Columns.ONE_ID, MODEL, AS_OF));

  private CustomerScores() {}
}
