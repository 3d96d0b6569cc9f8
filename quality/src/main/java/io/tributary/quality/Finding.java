package io.tributary.quality;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One value measured, and what it means.
 *
 * @param metric its name in ops.dq_metrics
 * @param value what it is
 * @param lower the least value expected
 * @param upper the greatest value expected
 * @param verdict what it means
 * @param says the fault in words, with value and bound; empty where there is none, or others tell
 *     it
 */
public record Finding(
    String metric,
    BigDecimal value,
    Optional<BigDecimal> lower,
    Optional<BigDecimal> upper,
    Verdict verdict,
    String says) {

  /** A value that has no bound. */
  static Finding noted(String metric, long value) {
    return noted(metric, BigDecimal.valueOf(value), Verdict.PASS);
  }

  /** A value that has no bound, and why. */
  static Finding noted(String metric, BigDecimal value, Verdict verdict) {
    return new Finding(metric, value, Optional.empty(), Optional.empty(), verdict, "");
  }

  /**
   * A value between bounds, or at fault.
   *
   * @param fault what it means to be outside of them
   * @param says what else is to be said of a fault
   */
  static Finding bounded(
      String metric,
      BigDecimal value,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> upper,
      Verdict fault,
      String says) {
    boolean isBelow = lower.filter(bound -> value.compareTo(bound) < 0).isPresent();
    boolean isAbove = upper.filter(bound -> value.compareTo(bound) > 0).isPresent();
    if (!isBelow && !isAbove) {
      return new Finding(metric, value, lower, upper, Verdict.PASS, "");
    }
    String expected = isBelow
        ? "at least " + plain(lower.get()) + " expected"
        : "at most " + plain(upper.get()) + " expected";
    String told =
        fault.isFault() ? metric + " is " + plain(value) + ", " + expected + ": " + says : "";
    return new Finding(metric, value, lower, upper, fault, told);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Whether publishing stops. */
  public boolean isBreaker() {
    return verdict == Verdict.BREAKER;
  }

  /** The same, its fault told by others. */
  Finding untold() {
    return new Finding(metric, value, lower, upper, verdict, "");
  }

  /** The same, noted where it would have stopped publishing. */
  Finding atMostWarning() {
    return new Finding(metric, value, lower, upper, isBreaker() ? Verdict.WARN : verdict, says);
  }
}
