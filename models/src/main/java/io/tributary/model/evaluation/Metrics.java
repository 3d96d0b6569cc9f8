package io.tributary.model.evaluation;

import io.tributary.model.calibration.LogisticLine;
import io.tributary.model.calibration.MarginBin;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one scorer on one split. A figure is empty where it is not defined: a ranking
 * without buyers or without others has no AUC, and scores that are no probabilities no loss.
 *
 * @param split the rows
 * @param scorer who scored them
 * @param rows how many
 * @param positives those that bought
 * @param auc area under the ROC curve
 * @param aucError its standard error (Hanley and McNeil, 1982)
 * @param prAuc average precision
 * @param logLoss mean logarithmic loss
 * @param brier mean squared error
 * @param ece10 weighted mean gap of ten bins of equal count
 * @param line of the outcome on the log-odds foretold
 * @param lift10 share of buyers in the highest tenth over that of all
 * @param capture20 share of the buyers in the highest fifth
 */
public record Metrics(
    String split,
    String scorer,
    long rows,
    long positives,
    Optional<Double> auc,
    Optional<Double> aucError,
    Optional<Double> prAuc,
    Optional<Double> logLoss,
    Optional<Double> brier,
    Optional<Double> ece10,
    Optional<LogisticLine> line,
    Optional<Double> lift10,
    Optional<Double> capture20) {

  /** The figures of a ranking's tenths and its probabilities' bins. */
  static Metrics of(List<Tenth> tenths, List<MarginBin> bins) {
    long rows = tenths.stream().mapToLong(Tenth::rows).sum();
    long positives = tenths.stream().mapToLong(Tenth::positives).sum();
    long negatives = rows - positives;
    boolean isMixed = positives > 0 && negatives > 0;
    boolean isProbability = tenths.stream().allMatch(Tenth::isProbability);
    Optional<Double> auc =
        when(isMixed, sum(tenths, Tenth::pairs) / ((double) positives * negatives));
    return new Metrics(
        tenths.get(0).split(),
        tenths.get(0).scorer(),
        rows,
        positives,
        auc,
        auc.map(area -> error(area, positives, negatives)),
        when(positives > 0, sum(tenths, Tenth::precisions) / positives),
        when(isProbability, sum(tenths, Tenth::logLoss) / rows),
        when(isProbability, sum(tenths, Tenth::squares) / rows),
        when(
            isProbability,
            sum(tenths, tenth -> Math.abs(tenth.predicted() - tenth.positives())) / rows),
        isProbability && isMixed ? Optional.of(LogisticLine.of(bins)) : Optional.empty(),
        when(positives > 0, sum(tenths, Tenth::inTop10) / (0.1 * positives)),
        when(positives > 0, sum(tenths, Tenth::inTop20) / positives));
  }

  /** A row of gold.model_metrics without model and version, which come first there. */
  List<Object> values(Optional<Double> baseline) {
    Optional<Double> margin = aucError.map(error -> 1.96 * error);
    return java.util.Arrays.asList(
        split,
        scorer,
        rows,
        positives,
        figure(auc),
        figure(auc.map(area -> Math.max(0, area - margin.orElse(0.0)))),
        figure(auc.map(area -> Math.min(1, area + margin.orElse(0.0)))),
        figure(prAuc),
        figure(logLoss),
        figure(brier),
        figure(ece10),
        figure(line.map(LogisticLine::slope)),
        figure(line.map(LogisticLine::intercept)),
        figure(lift10),
        figure(capture20),
        figure(baseline));
  }

  /** Six decimal places, so that the last bits of a sum do not make two tables differ. */
  static Double figure(Optional<Double> value) {
    // SQL null: the figure is not defined
    return value.map(Metrics::rounded).orElse(null);
  }

  static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private static double sum(List<Tenth> tenths, ToDoubleFunction<Tenth> part) {
    return tenths.stream().mapToDouble(part).sum();
  }

  private static Optional<Double> when(boolean isDefined, double value) {
    return isDefined ? Optional.of(value) : Optional.empty();
  }

  private static double error(double auc, long positives, long negatives) {
    double q1 = auc / (2 - auc);
    double q2 = 2 * auc * auc / (1 + auc);
    double variance =
        (auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc))
            / ((double) positives * negatives);
    return Math.sqrt(Math.max(0, variance));
  }
}
