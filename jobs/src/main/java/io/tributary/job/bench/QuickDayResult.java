package io.tributary.job.bench;

import java.util.List;

/**
 * From landing to trigger over a simulated day.
 *
 * @param files five-minute files of each feed
 * @param triggers rows of gold.triggers
 * @param minutes median, 95th percentile and greatest of the time from when a trigger was due and
 *     its file had landed to the end of the run that wrote it
 * @param warmSeconds median of a run in a process that has run before
 * @param coldSeconds median of a run in a process of its own, its start included
 * @param bound what the 95th percentile may be at most, in minutes
 */
public record QuickDayResult(
    int files, int triggers, Spread minutes, double warmSeconds, double coldSeconds, double bound) {

  /**
   * A distribution.
   *
   * @param median half are at most that
   * @param p95 95 of 100 are at most that
   * @param most the greatest
   */
  public record Spread(double median, double p95, double most) {

    /** That of some values, at least one. */
    public static Spread of(List<Double> values) {
      double[] sorted =
          values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new Spread(at(sorted, 0.5), at(sorted, 0.95), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
  }

  /** Whether the bound holds. */
  public boolean isMet() {
    return minutes.p95() <= bound;
  }
}
