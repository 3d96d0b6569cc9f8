package io.tributary.schema.quality;

import java.math.BigDecimal;

/**
 * What is usual of a value that is measured again and again, and how far it may be from it.
 *
 * @param by how what is usual follows from the values before
 * @param deviations so many standard deviations are no fault, where {@code by} knows one
 * @param fall greatest share of the value before by which it may fall, for {@link By#CHANGE}
 * @param rise greatest share of the value before by which it may rise, for {@link By#CHANGE}
 * @param history so many values must be known, or there is no history
 */
public record UsualRule(
    By by, BigDecimal deviations, BigDecimal fall, BigDecimal rise, int history) {

  /** The strategies, all of them Deequ's. */
  public enum By {
    /** Mean and standard deviation so far, faults left out (online normal). */
    NORMAL,
    /** The value before (relative rate of change). */
    CHANGE,
    /** Level, trend and the seven days of a week (Holt-Winters): at least two weeks. */
    WEEK
  }
}
