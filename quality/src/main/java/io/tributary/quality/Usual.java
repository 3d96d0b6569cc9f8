package io.tributary.quality;

import com.amazon.deequ.anomalydetection.OnlineNormalStrategy;
import com.amazon.deequ.anomalydetection.seasonal.HoltWinters;
import io.tributary.schema.quality.UsualRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.Vector;

/**
 * What is usual of a value by those before it. The models are Deequ's; it tells only whether a
 * value is an anomaly, so the bounds are worked out from what its models say.
 */
final class Usual {

  private static final int DIGITS = 6;
  private static final int WEEK = 7;
  private static final double[] SMOOTHING = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7};

  private Usual() {}

  /** Mean and standard deviation of values. */
  record Spread(double mean, double deviation) {}

  /** Between which values the next one is expected. */
  record Bounds(BigDecimal lower, BigDecimal upper) {}

  /** The bounds of the next value; empty where there is too little history. */
  static Optional<Bounds> bounds(List<Double> before, UsualRule rule) {
    int needed =
        rule.by() == UsualRule.By.WEEK ? Math.max(rule.history(), 2 * WEEK) : rule.history();
    if (before.size() < needed) {
      return Optional.empty();
    }
    return Optional.of(
        switch (rule.by()) {
          case NORMAL -> around(spread(before), rule);
          case WEEK -> around(week(before), rule);
          case CHANGE -> change(before.get(before.size() - 1), rule);
        });
  }

  private static Bounds around(Spread spread, UsualRule rule) {
    double apart = rule.deviations().doubleValue() * spread.deviation();
    return new Bounds(rounded(spread.mean() - apart), rounded(spread.mean() + apart));
  }

  private static Bounds change(double last, UsualRule rule) {
    double fallen = last - Math.abs(last) * rule.fall().doubleValue();
    double risen = last + Math.abs(last) * rule.rise().doubleValue();
    return new Bounds(rounded(fallen), rounded(risen));
  }

  /** Mean and deviation so far, values that were no usual ones left out, by Deequ. */
  static Spread spread(List<Double> before) {
    Option<Object> three = Option.apply(3.0);
    OnlineNormalStrategy strategy = new OnlineNormalStrategy(three, three, 0.1, true);
    var results = JavaConverters.seqAsJavaList(
        strategy.computeStatsAndAnomalies(vector(before), new Tuple2<>(0, before.size())));
    var last = results.get(results.size() - 1);
    return new Spread(last.mean(), last.stdDev());
  }

  /** The next value's forecast and its usual error, by Deequ's model with the best smoothing. */
  private static Spread week(List<Double> before) {
    HoltWinters model = new HoltWinters(
        HoltWinters.MetricInterval$.MODULE$.Daily(),
        HoltWinters.SeriesSeasonality$.MODULE$.Weekly());
    double least = Double.MAX_VALUE;
    Spread best = new Spread(0, 0);
    for (double level : SMOOTHING) {
      for (double trend : new double[] {0, 0.05, 0.2}) {
        for (double season : SMOOTHING) {
          var result = model.additiveHoltWinters(vector(before), WEEK, 1, level, trend, season);
          List<Double> errors = JavaConverters.seqAsJavaList(result.residuals()).stream()
              .map(error -> (Double) error)
              .toList();
          double squares = errors.stream().mapToDouble(error -> error * error).sum();
          if (squares < least) {
            least = squares;
            best =
                new Spread((Double) result.forecasts().head(), Math.sqrt(squares / errors.size()));
          }
        }
      }
    }
    return best;
  }

  private static Vector<Object> vector(List<Double> values) {
    return JavaConverters.asScalaBuffer(List.<Object>copyOf(values)).toVector();
  }

  /** Rounded as ops.dq_metrics keeps it. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
  }
}
