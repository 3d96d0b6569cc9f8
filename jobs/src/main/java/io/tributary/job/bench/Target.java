package io.tributary.job.bench;

/**
 * A ratio to be reached.
 *
 * @param name of the ratio, as contestant over contestant
 * @param value what was measured
 * @param bound what it may be at most
 */
public record Target(String name, double value, double bound) {

  /** Whether it was reached. */
  public boolean isMet() {
    return value <= bound;
  }
}
