package io.tributary.model.evaluation;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Ranks the rows of every split and scorer, equal scores together, and adds up each tenth's part in
 * every figure: exact, and ten rows a ranking however many rows it has.
 */
final class Ranking {

  private static final double LEAST = 1e-15;

  private Ranking() {}

  /** One row per split, scorer and tenth; see {@link Tenth}. */
  static Dataset<Row> tenths(Dataset<Row> scored) {
    WindowSpec ranking = Window.partitionBy("split", "scorer");
    WindowSpec below = ranking.orderBy("score").rowsBetween(Window.unboundedPreceding(), -1);
    Dataset<Row> ties = scored
        .groupBy("split", "scorer", "score")
        .agg(count(lit(1)).as("n"), sum(col("label").cast("long")).as("p"));
    return ties.withColumn("n_below", orZero(sum("n").over(below)))
        .withColumn("p_below", orZero(sum("p").over(below)))
        .withColumn("n_all", sum("n").over(ranking))
        .withColumn("p_all", sum("p").over(ranking))
        .withColumn("bin", bin())
        .groupBy("split", "scorer", "bin")
        .agg(sum("n").as("rows"), parts());
  }

  private static Column orZero(Column sum) {
    return org.apache.spark.sql.functions.coalesce(sum, lit(0L));
  }

  /** By the middle rank of the equal scores, from 1 to 10. */
  private static Column bin() {
    Column middle = col("n_below").plus(col("n").divide(2));
    return least(lit(10), floor(middle.multiply(10).divide(col("n_all"))).plus(1))
        .cast("int");
  }

  private static Column[] parts() {
    Column negatives = col("n").minus(col("p"));
    Column negativesBelow = col("n_below").minus(col("p_below"));
    Column precision =
        col("p_all").minus(col("p_below")).divide(col("n_all").minus(col("n_below")));
    Column score = greatest(lit(LEAST), least(lit(1 - LEAST), col("score")));
    return new Column[] {
      sum("p").as("positives"),
      sum(col("n").multiply(col("score"))).as("predicted"),
      sum(col("p").multiply(negativesBelow.plus(negatives.multiply(0.5)))).as("pairs"),
      sum(col("p").multiply(precision)).as("precisions"),
      sum(col("p")
              .multiply(log(score))
              .plus(negatives.multiply(log(lit(1).minus(score))))
              .multiply(-1))
          .as("log_loss"),
      sum(col("p")
              .multiply(pow(lit(1).minus(col("score")), 2))
              .plus(negatives.multiply(pow(col("score"), 2))))
          .as("squares"),
      sum(inTop(0.1)).as("in_top_10"),
      sum(inTop(0.2)).as("in_top_20"),
      bool_and(col("score").between(0, 1)).as("is_probability")
    };
  }

  /** Buyers among the highest share; of equal scores on the edge as large a part as fits. */
  private static Column inTop(double share) {
    Column above = col("n_all").minus(col("n_below")).minus(col("n"));
    Column room = col("n_all").multiply(share).minus(above).divide(col("n"));
    return col("p").multiply(greatest(lit(0.0), least(lit(1.0), room)));
  }
}
