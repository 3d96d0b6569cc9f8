package io.tributary.model.calibration;

import io.tributary.model.calibration.Calibration.Isotonic;
import io.tributary.model.calibration.Calibration.Platt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fits calibrations to rows the model has not learnt from. */
public final class Calibrations {

  /** Isotonic regression needs at least so many rows. */
  public static final long ISOTONIC_ROWS = 5_000;

  private static final double LEAST = 1e-6;

  private Calibrations() {}

  /**
   * Platt's line; isotonic steps where there are at least {@link #ISOTONIC_ROWS} rows and they
   * foretell each half of the rows, fitted to the other, with less logarithmic loss.
   */
  public static Calibration best(List<MarginBin> bins) {
    Platt platt = platt(bins);
    if (bins.stream().mapToLong(MarginBin::rows).sum() < ISOTONIC_ROWS) {
      return platt;
    }
    double plattLoss = 0;
    double isotonicLoss = 0;
    for (int fold = 0; fold < 2; fold++) {
      int held = fold;
      List<MarginBin> learnt = bins.stream().filter(bin -> bin.fold() != held).toList();
      List<MarginBin> foretold = bins.stream().filter(bin -> bin.fold() == held).toList();
      plattLoss += loss(platt(learnt), foretold);
      isotonicLoss += loss(isotonic(learnt), foretold);
    }
    return isotonicLoss < plattLoss ? isotonic(bins) : platt;
  }

  /** Platt's line with his targets, (N₊ + 1) / (N₊ + 2) and 1 / (N₋ + 2). */
  static Platt platt(List<MarginBin> bins) {
    long positives = bins.stream().mapToLong(MarginBin::positives).sum();
    long negatives = bins.stream().mapToLong(MarginBin::rows).sum() - positives;
    LogisticLine line =
        LogisticLine.fit(bins, (positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
    return new Platt(line.slope(), line.intercept());
  }

  /** Pools neighbours that violate the order; a pool's probability never is quite 0 or 1. */
  static Isotonic isotonic(List<MarginBin> bins) {
    List<double[]> pools = new ArrayList<>();
    bins.stream().sorted(Comparator.comparingDouble(MarginBin::margin)).forEach(bin -> {
      // Rows, positives, sum of margins.
      pools.add(new double[] {bin.rows(), bin.positives(), bin.rows() * bin.margin()});
      while (pools.size() > 1 && isFalling(pools)) {
        double[] upper = pools.remove(pools.size() - 1);
        double[] lower = pools.get(pools.size() - 1);
        for (int i = 0; i < upper.length; i++) {
          lower[i] += upper[i];
        }
      }
    });
    return new Isotonic(
        pools.stream().map(pool -> pool[2] / pool[0]).toList(),
        pools.stream().map(pool -> clipped(pool[1] / pool[0])).toList());
  }

  private static boolean isFalling(List<double[]> pools) {
    double[] upper = pools.get(pools.size() - 1);
    double[] lower = pools.get(pools.size() - 2);
    return lower[1] / lower[0] >= upper[1] / upper[0];
  }

  private static double loss(Calibration calibration, List<MarginBin> bins) {
    double loss = 0;
    for (MarginBin bin : bins) {
      double p = clipped(calibration.probability(bin.margin()));
      loss -= bin.positives() * Math.log(p) + (bin.rows() - bin.positives()) * Math.log(1 - p);
    }
    return loss;
  }

  private static double clipped(double probability) {
    return Math.min(1 - LEAST, Math.max(LEAST, probability));
  }
}
