package io.tributary.model.feature;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.signum;

import org.apache.spark.sql.Column;

/**
 * One number a model looks at.
 *
 * @param name snake_case
 * @param source the facts it needs
 * @param lookback days before the snapshot it looks at; 0 for all there are
 * @param scale how the natural value enters the model
 * @param value the natural value over a person's aggregates; never null
 * @param zh what it is, in Chinese
 * @param en what it is, in English
 */
public record Feature(
    String name, Source source, int lookback, Scale scale, Column value, String zh, String en) {

  /** How a natural value enters the model. */
  public enum Scale {
    /** As it is: shares and flags. */
    PLAIN,
    /** ln(1 + |x|) with the sign of x: counts, days and amounts are skewed. */
    LOG;

    Column of(Column natural) {
      return switch (this) {
        case PLAIN -> natural;
        case LOG -> signum(natural).multiply(log1p(abs(natural)));
      };
    }

    /** The natural value that enters the model as this one. */
    public double natural(double scaled) {
      return switch (this) {
        case PLAIN -> scaled;
        case LOG -> Math.signum(scaled) * Math.expm1(Math.abs(scaled));
      };
    }
  }

  /** The value that enters the model. */
  Column scaled() {
    // Minus zero would be another value than zero to a hash.
    return scale.of(value.cast("double")).plus(lit(0.0)).as(name);
  }
}
