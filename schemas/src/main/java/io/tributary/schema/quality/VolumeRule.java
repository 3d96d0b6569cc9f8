package io.tributary.schema.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * How far a number of rows may fall below what is usual.
 *
 * @param warnBelow share of the usual number below which it is noted; 0 never
 * @param stopBelow share of the usual number below which publishing stops; 0 never
 * @param minRows shares apply where so many rows are usual; fewer vary too much
 * @param days days of a feed that say what is usual; no meaning for tables
 */
public record VolumeRule(BigDecimal warnBelow, BigDecimal stopBelow, long minRows, int days) {

  /** Where so many rows are usual, no row at all is a fault whatever {@link #minRows} says. */
  public static final long EMPTIED_FROM = 10;

  /** The least number of rows that does not stop publishing; empty where nothing stops it. */
  public OptionalLong stop(long usual) {
    return least(stopBelow, usual);
  }

  /** The least number of rows that is not noted; empty where nothing is. */
  public OptionalLong warn(long usual) {
    return least(warnBelow, usual);
  }

  private OptionalLong least(BigDecimal share, long usual) {
    if (share.signum() == 0 || usual < Math.min(minRows, EMPTIED_FROM)) {
      return OptionalLong.empty();
    }
    long least = share
        .multiply(BigDecimal.valueOf(usual))
        .setScale(0, RoundingMode.CEILING)
        .longValue();
    return OptionalLong.of(usual < minRows ? 1 : least);
  }
}
