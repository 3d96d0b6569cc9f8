package io.tributary.schema.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * How far a number of rows may differ from what is usual.
 *
 * @param warnBelow share of the usual number below which it is noted; 0 never
 * @param stopBelow share of the usual number below which publishing stops; 0 never
 * @param warnAbove multiple of the usual number above which it is noted; 0 never
 * @param stopAbove multiple of the usual number above which publishing stops; 0 never
 * @param minRows shares apply where so many rows are usual; fewer vary too much
 * @param days days of a feed that say what is usual; no meaning for tables
 */
public record VolumeRule(
    BigDecimal warnBelow,
    BigDecimal stopBelow,
    BigDecimal warnAbove,
    BigDecimal stopAbove,
    long minRows,
    int days) {

  /** Where so many rows are usual, no row at all is a fault whatever {@link #minRows} says. */
  public static final long EMPTIED_FROM = 10;

  /** Any number is fine. */
  public static final VolumeRule OFF =
      new VolumeRule(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 1, 1);

  /** Whether any number is fine. */
  boolean isOff() {
    return warnBelow.signum() == 0
        && stopBelow.signum() == 0
        && warnAbove.signum() == 0
        && stopAbove.signum() == 0;
  }

  /** The least number of rows that does not stop publishing; empty where nothing stops it. */
  public OptionalLong leastNotStopped(long usual) {
    return least(stopBelow, usual);
  }

  /** The least number of rows that is not noted; empty where nothing is. */
  public OptionalLong leastNotNoted(long usual) {
    return least(warnBelow, usual);
  }

  /** The greatest number of rows that does not stop publishing; empty where nothing stops it. */
  public OptionalLong mostNotStopped(long usual) {
    return most(stopAbove, usual);
  }

  /** The greatest number of rows that is not noted; empty where nothing is. */
  public OptionalLong mostNotNoted(long usual) {
    return most(warnAbove, usual);
  }

  /** The same, however many rows there are. */
  public VolumeRule withoutUpperBound() {
    return new VolumeRule(warnBelow, stopBelow, BigDecimal.ZERO, BigDecimal.ZERO, minRows, days);
  }

  /** The same for what is usual only after more days: no row at all is the only fault. */
  public VolumeRule emptiedOnly() {
    return new VolumeRule(
        warnBelow, stopBelow, BigDecimal.ZERO, BigDecimal.ZERO, Long.MAX_VALUE, days);
  }

  private OptionalLong least(BigDecimal share, long usual) {
    if (share.signum() == 0 || usual < Math.min(minRows, EMPTIED_FROM)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(usual < minRows ? 1 : times(share, usual, RoundingMode.CEILING));
  }

  private OptionalLong most(BigDecimal multiple, long usual) {
    return multiple.signum() == 0 || usual < minRows
        ? OptionalLong.empty()
        : OptionalLong.of(times(multiple, usual, RoundingMode.FLOOR));
  }

  private static long times(BigDecimal share, long usual, RoundingMode rounding) {
    return share.multiply(BigDecimal.valueOf(usual)).setScale(0, rounding).longValue();
  }
}
