package io.tributary.model.score;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.cume_dist;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.schema.table.CustomerScores;
import java.util.Comparator;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** gold.customer_scores: the population of a model on one day, scored. */
public final class CustomerScoresTransform {

  /** Why a person who has withdrawn consent to profiling has no score. */
  public static final String WITHDRAWN = "profiling-withdrawn";

  private CustomerScoresTransform() {}

  /**
   * One row per person of the population; who has withdrawn consent to profiling is there without a
   * score, so that the reason can be read.
   *
   * @param rows {@code one_id} and {@code features} of one day
   * @param profiles gold.customer_360
   */
  public static Dataset<Row> apply(Dataset<Row> rows, Dataset<Row> profiles, Scoring scoring) {
    Column margin = col("margin");
    return rows.join(withdrawn(profiles), new String[] {"one_id"}, "left")
        .withColumn("margin", when(isScored(), scoring.scorer().model().margin(col("features"))))
        .withColumn("p_raw", when(isScored(), round(new Platt(1, 0).of(margin), 6)))
        .withColumn(
            "p_calibrated",
            when(isScored(), round(scoring.scorer().calibration().of(margin), 6)))
        .withColumn("percentile", percentile())
        .withColumn("decile", lit(11).minus(ceil(col("percentile").divide(10))).cast("long"))
        .withColumn("band", band(scoring.bands()))
        .withColumn("model", lit(scoring.model()))
        .withColumn("as_of", lit(scoring.asOf()))
        .withColumn("model_version", lit(scoring.version()))
        .withColumn("expires_at", lit(scoring.expiresAt()))
        .withColumn("scored_at", lit(scoring.now()))
        .transform(CustomerScores.TABLE::conform);
  }

  private static Column isScored() {
    return col("suppressed_reason").isNull();
  }

  private static Dataset<Row> withdrawn(Dataset<Row> profiles) {
    return profiles
        .where(exists(
            coalesce(col("consent_withdrawn"), org.apache.spark.sql.functions.array()),
            consent -> consent.startsWith("profiling:")))
        .select(col("one_id"), lit(WITHDRAWN).as("suppressed_reason"));
  }

  /** Equal scores have the same percentile; persons without a score are not counted. */
  private static Column percentile() {
    Column share = cume_dist().over(Window.partitionBy(isScored()).orderBy("p_calibrated"));
    return when(isScored(), ceil(share.multiply(100))).cast("long");
  }

  private static Column band(Map<String, Integer> bands) {
    Column band = lit(null).cast("string");
    for (Map.Entry<String, Integer> one : bands.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .toList()) {
      band = when(col("percentile").geq(one.getValue()), one.getKey()).otherwise(band);
    }
    return band;
  }
}
