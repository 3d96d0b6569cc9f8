package io.tributary.quality;

import io.tributary.schema.quality.VolumeRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges the records of a feed's days by those of the days before. What is usual is the median of
 * the last days, or of the last days of the same weekday where that is less: a quiet Sunday is no
 * fault. Days older than the newest one known are not judged, for they bring late and corrected
 * files; a day that was stopped and is older than a good one is noted.
 */
public final class FeedVolume {

  /** So many days of the same weekday say what is usual on it. */
  private static final int WEEKS = 3;

  /** Fewer days say only that the feed is not empty. */
  private static final int DAYS = 3;

  private final VolumeRule rule;

  public FeedVolume(VolumeRule rule) {
    this.rule = rule;
  }

  /** A day with what was found about it. */
  public record Judged(LocalDate day, Finding finding) {}

  /**
   * Judges days, oldest first; only the newest one can stop publishing.
   *
   * @param before records of each day that an earlier run took up
   * @param now records of the days this run takes up, what earlier runs had of them included; days
   *     that are not over are left out
   */
  public List<Judged> judged(Map<LocalDate, Long> before, Map<LocalDate, Long> now) {
    TreeMap<LocalDate, Long> all = new TreeMap<>(before);
    all.putAll(now);
    LocalDate known = before.keySet().stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
    List<LocalDate> days =
        now.keySet().stream().filter(day -> !day.isBefore(known)).sorted().toList();
    return days.stream()
        .map(day -> judged(day, all, day.equals(days.get(days.size() - 1))))
        .toList();
  }

  private Judged judged(LocalDate day, NavigableMap<LocalDate, Long> all, boolean isNewest) {
    NavigableMap<LocalDate, Long> earlier = all.headMap(day, false);
    OptionalLong usual = usual(day, earlier);
    VolumeRule applied = earlier.size() < DAYS ? emptiedOnly() : rule;
    Finding finding = Volume.judged(
        "day_records", all.get(day), usual, applied, usual.orElse(0) + " were usual before " + day);
    return new Judged(day, isNewest ? finding : finding.atMostWarning());
  }

  private VolumeRule emptiedOnly() {
    return new VolumeRule(rule.warnBelow(), rule.stopBelow(), Long.MAX_VALUE, rule.days());
  }

  private OptionalLong usual(LocalDate day, NavigableMap<LocalDate, Long> earlier) {
    if (earlier.isEmpty()) {
      return OptionalLong.empty();
    }
    long lately = median(earlier.descendingMap().values().stream().limit(rule.days()));
    List<Long> sameWeekday = earlier.descendingMap().entrySet().stream()
        .filter(entry -> entry.getKey().getDayOfWeek() == day.getDayOfWeek())
        .map(Map.Entry::getValue)
        .limit(rule.days())
        .toList();
    return OptionalLong.of(
        sameWeekday.size() < WEEKS ? lately : Math.min(lately, median(sameWeekday.stream())));
  }

  /** The lower one of two in the middle. */
  private static long median(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
