package io.tributary.model.linear;

import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * A logistic regression in the features' own scale: margin = intercept + Σ coefficient × value.
 *
 * @param intercept margin where every feature is 0
 * @param weights in the order of the feature vector
 */
public record LinearModel(double intercept, List<Weight> weights) implements Serializable {

  /**
   * One feature's part.
   *
   * @param name of the feature
   * @param mean in training
   * @param deviation standard deviation in training
   * @param coefficient log-odds per unit
   */
  public record Weight(String name, double mean, double deviation, double coefficient)
      implements Serializable {}

  public LinearModel {
    weights = List.copyOf(weights);
  }

  /** Names in the order of the vector. */
  public List<String> names() {
    return weights.stream().map(Weight::name).toList();
  }

  /** The log-odds of a vector column. A dot product of {@code functions.*} took four times it. */
  public Column margin(Column features) {
    double[] coefficients = weights.stream().mapToDouble(Weight::coefficient).toArray();
    double start = intercept;
    UDF1<Vector, Double> dot = vector -> start + product(coefficients, vector.toArray());
    return udf(dot, DataTypes.DoubleType).apply(features);
  }

  /** In the order of the features, so that a margin is the same wherever it is computed. */
  private static double product(double[] coefficients, double[] values) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * values[i];
    }
    return sum;
  }
}
