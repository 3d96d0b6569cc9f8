package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;

import io.tributary.model.linear.LinearModel;
import io.tributary.model.linear.LinearModel.Weight;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's logistic regression with an L2 penalty on standardised features, without class weights:
 * they would spoil the calibration.
 */
final class LogisticFit {

  private static final int MOST_STEPS = 40;
  private static final double TOLERANCE = 1e-5;

  private LogisticFit() {}

  /** Fits rows with {@code features} and {@code label}; means and deviations are of the rows. */
  static LinearModel of(Dataset<Row> rows, List<String> names, double penalty) {
    LogisticRegressionModel fitted = new LogisticRegression()
        .setFamily("binomial")
        .setRegParam(penalty)
        .setElasticNetParam(0)
        .setStandardization(true)
        .setMaxIter(MOST_STEPS)
        .setTol(TOLERANCE)
        .fit(rows);
    double[] coefficients = fitted.coefficients().toArray();
    return new LinearModel(
        fitted.intercept(),
        IntStream.range(0, names.size())
            .mapToObj(i -> new Weight(names.get(i), 0, 0, coefficients[i]))
            .toList());
  }

  /** The same model with means and deviations of the rows. */
  static LinearModel described(LinearModel model, Dataset<Row> rows) {
    Row summary = rows.select(
            Summarizer.metrics("mean", "std").summary(col("features")).as("summary"))
        .select("summary.mean", "summary.std")
        .head();
    double[] means = summary.<Vector>getAs(0).toArray();
    double[] deviations = summary.<Vector>getAs(1).toArray();
    List<Weight> weights = model.weights();
    return new LinearModel(
        model.intercept(),
        IntStream.range(0, weights.size())
            .mapToObj(i -> new Weight(
                weights.get(i).name(), means[i], deviations[i], weights.get(i).coefficient()))
            .toList());
  }
}
