package io.tributary.schema.quality;

import java.math.BigDecimal;
import java.util.List;

/**
 * How strictly a feed is judged.
 *
 * @param volume how far a day's records may differ from those of the days before
 * @param missing how much rarer or more frequent a column's values may become, as a difference of
 *     shares
 * @param mean how far a column's mean may move
 * @param words how far the share of a word may move; a currency not seen before is always a fault
 * @param stale how long it may bring nothing
 * @param checks further numbers, over the standard columns of the records a run accepts
 */
public record FeedRule(
    VolumeRule volume,
    DriftRule missing,
    DriftRule mean,
    DriftRule words,
    StaleRule stale,
    List<ValueCheck> checks) {

  private static final DriftRule ANY =
      new DriftRule(BigDecimal.ZERO, BigDecimal.ZERO, Severity.OFF);

  /** Nothing is judged. */
  public static final FeedRule OFF =
      new FeedRule(VolumeRule.OFF, ANY, ANY, ANY, new StaleRule(1, Severity.OFF), List.of());

  public FeedRule {
    checks = List.copyOf(checks);
  }

  /** Whether nothing is said of what it brings, so that it need not be measured. */
  public boolean isOff() {
    return volume.isOff()
        && missing.severity() == Severity.OFF
        && mean.severity() == Severity.OFF
        && words.severity() == Severity.OFF
        && checks.isEmpty();
  }
}
