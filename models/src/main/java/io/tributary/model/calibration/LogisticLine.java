package io.tributary.model.calibration;

import java.util.List;

/**
 * Fits log-odds = slope × margin + intercept by Newton's method with halved steps.
 *
 * @param slope of the line
 * @param intercept of the line
 */
public record LogisticLine(double slope, double intercept) {

  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;
  private static final double ENOUGH = 1e-10;

  /**
   * The line of maximal likelihood.
   *
   * @param bins rows by margin
   * @param positive what a positive row's target is, from 0.5 to 1
   * @param negative what a negative row's target is, from 0 to 0.5
   */
  static LogisticLine fit(List<MarginBin> bins, double positive, double negative) {
    LogisticLine line = new LogisticLine(1, 0);
    double loss = line.loss(bins, positive, negative);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = line.newton(bins, positive, negative);
      double scale = 1;
      LogisticLine next = line.moved(move, scale);
      double lower = next.loss(bins, positive, negative);
      for (int halving = 0; halving < MOST_HALVINGS && !(lower <= loss); halving++) {
        scale /= 2;
        next = line.moved(move, scale);
        lower = next.loss(bins, positive, negative);
      }
      if (!(lower < loss - ENOUGH)) {
        break;
      }
      line = next;
      loss = lower;
    }
    return line;
  }

  /** The same for outcomes as they are: how far foretold log-odds are from what came. */
  public static LogisticLine of(List<MarginBin> bins) {
    return fit(bins, 1, 0);
  }

  private LogisticLine moved(double[] move, double scale) {
    return new LogisticLine(slope - scale * move[0], intercept - scale * move[1]);
  }

  private double[] newton(List<MarginBin> bins, double positive, double negative) {
    double g0 = 0;
    double g1 = 0;
    double h00 = 1e-9;
    double h01 = 0;
    double h11 = 1e-9;
    for (MarginBin bin : bins) {
      double p = Calibration.sigmoid(slope * bin.margin() + intercept);
      double target = bin.positives() * positive + (bin.rows() - bin.positives()) * negative;
      double residual = bin.rows() * p - target;
      double weight = bin.rows() * p * (1 - p);
      g0 += residual * bin.margin();
      g1 += residual;
      h00 += weight * bin.margin() * bin.margin();
      h01 += weight * bin.margin();
      h11 += weight;
    }
    double determinant = h00 * h11 - h01 * h01;
    return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
  }

  private double loss(List<MarginBin> bins, double positive, double negative) {
    double loss = 0;
    for (MarginBin bin : bins) {
      double odds = slope * bin.margin() + intercept;
      double target = bin.positives() * positive + (bin.rows() - bin.positives()) * negative;
      loss += target * softplus(-odds) + (bin.rows() - target) * softplus(odds);
    }
    return loss;
  }

  /** ln(1 + e^x) without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
