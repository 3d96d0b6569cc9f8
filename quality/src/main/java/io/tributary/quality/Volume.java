package io.tributary.quality;

import io.tributary.schema.quality.VolumeRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges a number of rows by what is usual. */
final class Volume {

  private Volume() {}

  /**
   * The verdict on a number of rows; no history where nothing is usual, or too little to say.
   *
   * @param least usual rows a lower bound is a share of
   * @param most usual rows an upper bound is a multiple of
   * @param because where the usual number comes from: "the table has 1200 rows now"
   */
  static Finding judged(
      String metric,
      long value,
      OptionalLong least,
      OptionalLong most,
      VolumeRule rule,
      String because) {
    Optional<BigDecimal> leastStop = bound(least, rule::leastNotStopped);
    Optional<BigDecimal> mostStop = bound(most, rule::mostNotStopped);
    Optional<BigDecimal> leastWarn = bound(least, rule::leastNotNoted);
    Optional<BigDecimal> mostWarn = bound(most, rule::mostNotNoted);
    BigDecimal number = BigDecimal.valueOf(value);
    Finding stopped =
        Finding.bounded(metric, number, leastStop, mostStop, Verdict.BREAKER, because);
    if (stopped.isBreaker()) {
      return stopped;
    }
    Finding warned = Finding.bounded(metric, number, leastWarn, mostWarn, Verdict.WARN, because);
    if (warned.verdict() == Verdict.WARN) {
      return warned;
    }
    Optional<BigDecimal> lower = leastStop.or(() -> leastWarn);
    Optional<BigDecimal> upper = mostStop.or(() -> mostWarn);
    boolean isCompared = lower.isPresent() || upper.isPresent();
    return new Finding(
        metric, number, lower, upper, isCompared ? Verdict.PASS : Verdict.NO_HISTORY, "");
  }

  private interface Bound {
    OptionalLong of(long usual);
  }

  private static Optional<BigDecimal> bound(OptionalLong usual, Bound bound) {
    OptionalLong found = usual.isPresent() ? bound.of(usual.getAsLong()) : OptionalLong.empty();
    return found.isPresent()
        ? Optional.of(BigDecimal.valueOf(found.getAsLong()))
        : Optional.empty();
  }
}
