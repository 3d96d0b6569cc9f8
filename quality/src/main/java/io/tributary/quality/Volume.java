package io.tributary.quality;

import io.tributary.schema.quality.VolumeRule;
import java.util.OptionalLong;

/** Judges a number of rows by what is usual. */
final class Volume {

  private Volume() {}

  /**
   * The verdict on a number of rows; no history where nothing is usual, or too little to say.
   *
   * @param usual rows that are usual
   * @param because where the usual number comes from: "the table has 1200 rows now"
   */
  static Finding judged(
      String metric, long value, OptionalLong usual, VolumeRule rule, String because) {
    OptionalLong stop = usual.isPresent() ? rule.stop(usual.getAsLong()) : OptionalLong.empty();
    OptionalLong warn = usual.isPresent() ? rule.warn(usual.getAsLong()) : OptionalLong.empty();
    if (stop.isPresent() && value < stop.getAsLong()) {
      return finding(metric, value, stop, Verdict.BREAKER, because);
    }
    if (warn.isPresent() && value < warn.getAsLong()) {
      return finding(metric, value, warn, Verdict.WARN, because);
    }
    OptionalLong lower = stop.isPresent() ? stop : warn;
    return finding(metric, value, lower, lower.isPresent() ? Verdict.PASS : Verdict.NO_HISTORY, "");
  }

  private static Finding finding(
      String metric, long value, OptionalLong lower, Verdict verdict, String because) {
    String says = verdict == Verdict.WARN || verdict == Verdict.BREAKER
        ? metric + " is " + value + ", at least " + lower.getAsLong() + " expected: " + because
        : "";
    return new Finding(metric, value, lower, OptionalLong.empty(), verdict, says);
  }
}
