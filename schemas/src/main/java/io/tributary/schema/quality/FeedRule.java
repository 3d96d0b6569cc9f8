package io.tributary.schema.quality;

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

  public FeedRule {
    checks = List.copyOf(checks);
  }
}
