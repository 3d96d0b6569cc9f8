package io.tributary.quality;

import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.StaleRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Judges how long a feed has brought nothing. */
public final class FeedSilence {

  private FeedSilence() {}

  /**
   * What is to be said of the days since the feed's newest day.
   *
   * @param days days it brought something for
   * @param last the last day that is over
   */
  public static Finding judged(NavigableSet<LocalDate> days, LocalDate last, StaleRule rule) {
    String metric = "days_silent";
    if (days.isEmpty()) {
      return Finding.noted(metric, BigDecimal.ZERO, Verdict.NO_HISTORY);
    }
    long silent = Math.max(0, ChronoUnit.DAYS.between(days.last(), last));
    long allowed = Math.max(rule.days(), 2 * usualGap(days));
    if (rule.severity() == Severity.OFF) {
      return Finding.noted(metric, silent);
    }
    return Finding.bounded(
        metric,
        BigDecimal.valueOf(silent),
        Optional.empty(),
        Optional.of(BigDecimal.valueOf(allowed)),
        Verdict.of(rule.severity()),
        "no file came for a day after " + days.last());
  }

  /** The median of the days from one delivery to the next; 0 where there was only one. */
  private static long usualGap(NavigableSet<LocalDate> days) {
    List<Long> gaps = new ArrayList<>();
    LocalDate before = days.first();
    for (LocalDate day : days.tailSet(before, false)) {
      gaps.add(ChronoUnit.DAYS.between(before, day));
      before = day;
    }
    List<Long> sorted = gaps.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
  }
}
