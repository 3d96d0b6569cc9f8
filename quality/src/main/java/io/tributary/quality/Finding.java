package io.tributary.quality;

import java.util.OptionalLong;

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
    long value,
    OptionalLong lower,
    OptionalLong upper,
    Verdict verdict,
    String says) {

  /** A value that has no bound. */
  static Finding noted(String metric, long value) {
    return new Finding(metric, value, OptionalLong.empty(), OptionalLong.empty(), Verdict.PASS, "");
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
