package io.tributary.model.train;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;

import io.tributary.model.calibration.Calibration;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.linear.LinearModel;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows as {@link Evaluation} takes them: {@code split}, {@code scorer}, {@code score},
 * {@code label}.
 */
public final class Scored {

  /** The split of rows that somebody else knows a probability of. */
  public static final String TRUTH = "truth";

  private Scored() {}

  /** Each row once for the model and once for the baseline. */
  static Dataset<Row> of(Dataset<Row> rows, Column margin, Calibration calibration, String split) {
    return scored(rows, split, model(margin, calibration), baseline());
  }

  /**
   * Each row that somebody else knows a probability of: for the model, the baseline, and them.
   *
   * @param rows as {@link Rows#vectors} makes them
   * @param model of those features
   * @param calibration of its margins
   * @param others {@code one_id}, {@code snapshot}, {@code probability}; of several of a person and
   *     day the highest counts
   * @param name what they are called as a scorer
   */
  public static Dataset<Row> beside(
      Dataset<Row> rows,
      LinearModel model,
      Calibration calibration,
      Dataset<Row> others,
      String name) {
    Dataset<Row> known =
        others.groupBy("one_id", "snapshot").agg(max(col("probability")).as("probability"));
    Column theirs = scorer(name, round(col("probability"), 6));
    return scored(
        rows.join(known, new String[] {"one_id", "snapshot"}, "inner"),
        TRUTH,
        model(model.margin(col("features")), calibration),
        baseline(),
        theirs);
  }

  private static Dataset<Row> scored(Dataset<Row> rows, String split, Column... scorers) {
    return rows.select(
            lit(split).as("split"), col("label"), explode(array(scorers)).as("scored"))
        .select(Stream.of("split", "scored.scorer", "scored.score", "label")
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  private static Column model(Column margin, Calibration calibration) {
    return scorer(Evaluation.MODEL, round(calibration.of(margin), 6));
  }

  private static Column baseline() {
    return scorer(Evaluation.BASELINE, col("recency").multiply(-1).cast("double"));
  }

  private static Column scorer(String name, Column score) {
    return struct(lit(name).as("scorer"), score.as("score"));
  }
}
