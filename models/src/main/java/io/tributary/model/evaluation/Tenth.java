package io.tributary.model.evaluation;

import org.apache.spark.sql.Row;

/**
 * A tenth of a ranking, and its part in every figure.
 *
 * @param split the rows
 * @param scorer who ranked them
 * @param bin 1 holds the lowest scores, 10 the highest
 * @param rows how many
 * @param positives those that bought
 * @param predicted sum of the scores
 * @param pairs pairs of a buyer here and a lower other anywhere; equal ones count half
 * @param precisions sum over the buyers of the precision at their score
 * @param logLoss sum of −ln of the probability given to what came
 * @param squares sum of squared errors
 * @param inTop10 buyers among the highest tenth; of equal scores on the edge a share
 * @param inTop20 the same of the highest fifth
 * @param isProbability whether every score lies from 0 to 1
 */
record Tenth(
    String split,
    String scorer,
    int bin,
    long rows,
    long positives,
    double predicted,
    double pairs,
    double precisions,
    double logLoss,
    double squares,
    double inTop10,
    double inTop20,
    boolean isProbability) {

  static Tenth of(Row row) {
    return new Tenth(
        row.getAs("split"),
        row.getAs("scorer"),
        row.<Integer>getAs("bin"),
        row.<Long>getAs("rows"),
        row.<Long>getAs("positives"),
        row.<Double>getAs("predicted"),
        row.<Double>getAs("pairs"),
        row.<Double>getAs("precisions"),
        row.<Double>getAs("log_loss"),
        row.<Double>getAs("squares"),
        row.<Double>getAs("in_top_10"),
        row.<Double>getAs("in_top_20"),
        row.<Boolean>getAs("is_probability"));
  }
}
