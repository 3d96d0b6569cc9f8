package io.tributary.quality;

import java.util.Map;
import java.util.TreeMap;

/**
 * What staged rows amount to.
 *
 * @param rows rows that are to stand
 * @param duplicates keys that would stand in several rows of the table
 * @param added rows whose key the table does not have yet, where its rows were looked at
 * @param removed rows of the table that go
 * @param misplaced rows that lie outside what they replace
 * @param broken rows that have a fault of their own, by its metric, where there are any
 */
public record Measured(
    long rows,
    long duplicates,
    long added,
    long removed,
    long misplaced,
    Map<String, Long> broken) {

  public Measured {
    broken = Map.copyOf(broken);
  }

  /** Measures the rows in one pass: a grouping by key, and Deequ's sums over the groups. */
  public static Measured of(Staged staged) {
    Map<String, Long> sums = Sums.of(Tally.of(staged), Tally.columns(staged));
    Map<String, Long> broken = new TreeMap<>();
    for (int i = 0; i < staged.faults().size(); i++) {
      long count = sums.get(Tally.BROKEN + i);
      if (count > 0) {
        broken.put(staged.faults().get(i).metric(), count);
      }
    }
    return new Measured(
        sums.get(Tally.KEPT),
        sums.get(Tally.DUPLICATES),
        sums.get(Tally.ADDED),
        sums.get(Tally.REMOVED),
        sums.get(Tally.MISPLACED),
        broken);
  }
}
