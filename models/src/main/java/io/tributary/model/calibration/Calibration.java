package io.tributary.model.calibration;

import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Turns a margin (log-odds) into a probability that comes true as often as it says. */
public sealed interface Calibration extends Serializable {

  /** The probability of a margin. */
  double probability(double margin);

  /** The same for a column. */
  default Column of(Column margin) {
    UDF1<Double, Double> probability = this::probability;
    return udf(probability, DataTypes.DoubleType).apply(margin);
  }

  /** The logistic function of the margin: what the model itself says. */
  static double sigmoid(double margin) {
    return 1 / (1 + Math.exp(-margin));
  }

  /**
   * Platt (1999): the logistic function of a line through the margin.
   *
   * @param slope positive; 1 leaves the model as it is
   * @param intercept 0 leaves the model as it is
   */
  record Platt(double slope, double intercept) implements Calibration {
    @Override
    public double probability(double margin) {
      return sigmoid(slope * margin + intercept);
    }
  }

  /**
   * Isotonic regression (Zadrozny and Elkan, 2002): straight lines between corners, level outside.
   *
   * @param margins rising
   * @param probabilities of the same corners, never falling
   */
  record Isotonic(List<Double> margins, List<Double> probabilities) implements Calibration {
    public Isotonic {
      margins = List.copyOf(margins);
      probabilities = List.copyOf(probabilities);
      if (margins.isEmpty() || margins.size() != probabilities.size()) {
        throw new IllegalArgumentException("An isotonic calibration has " + margins.size()
            + " margins and " + probabilities.size() + " probabilities. Give as many of both.");
      }
    }

    @Override
    public double probability(double margin) {
      int place = java.util.Collections.binarySearch(margins, margin);
      if (place >= 0) {
        return probabilities.get(place);
      }
      int above = -place - 1;
      if (above == 0) {
        return probabilities.get(0);
      }
      if (above == margins.size()) {
        return probabilities.get(above - 1);
      }
      double from = margins.get(above - 1);
      double share = (margin - from) / (margins.get(above) - from);
      double low = probabilities.get(above - 1);
      return low + share * (probabilities.get(above) - low);
    }
  }
}
