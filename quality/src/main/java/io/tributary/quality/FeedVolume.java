package io.tributary.quality;

import io.tributary.schema.calendar.MarketingCalendar;
import io.tributary.schema.calendar.MarketingCalendar.CalendarDay;
import io.tributary.schema.quality.VolumeRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;

/**
 * Judges the records of a feed's days by those of the days before. What is usual is the median of
 * the last days, or of the last days of the same weekday where that is less (for the upper bound,
 * more): a quiet Sunday is no fault. Holidays and days on which everybody buys are no measure for
 * others, and have bounds of their own. Days older than the newest one known are not judged, for
 * they bring late and corrected files; a day that was stopped and is older than a good one is
 * noted.
 */
public final class FeedVolume {

  /** So many days of the same weekday say what is usual on it. */
  private static final int WEEKS = 3;

  /** Fewer days say only that the feed is not empty. */
  private static final int DAYS = 3;

  private final VolumeRule rule;
  private final MarketingCalendar calendar;

  public FeedVolume(VolumeRule rule, MarketingCalendar calendar) {
    this.rule = rule;
    this.calendar = calendar;
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
    NavigableMap<LocalDate, Long> known = all.headMap(day, false);
    NavigableMap<LocalDate, Long> earlier = comparable(known);
    // A day that was quiet though everybody bought shows all the more what its weekday is like.
    OptionalLong least = usual(day, earlier, known, Math::min);
    Finding finding = Volume.judged(
        "day_records",
        all.get(day),
        least,
        usual(day, earlier, earlier, Math::max),
        applied(day, known.size()),
        least.orElse(0) + " were usual before " + day);
    return new Judged(day, isNewest ? finding : finding.atMostWarning());
  }

  /** Ordinary days, where there are enough of them. */
  private NavigableMap<LocalDate, Long> comparable(NavigableMap<LocalDate, Long> earlier) {
    TreeMap<LocalDate, Long> ordinary = new TreeMap<>(earlier);
    ordinary.keySet().removeIf(day -> calendar.on(day).isSpecial());
    return ordinary.size() < DAYS ? earlier : ordinary;
  }

  private VolumeRule applied(LocalDate day, int daysKnown) {
    if (daysKnown < DAYS) {
      return rule.emptiedOnly();
    }
    CalendarDay special = calendar.on(day);
    if (special.peak().isPresent()) {
      return peak(special.times());
    }
    return special.holiday().isPresent()
        ? new VolumeRule(
            BigDecimal.ZERO,
            rule.stopBelow(),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            rule.minRows(),
            rule.days())
        : rule;
  }

  private VolumeRule peak(BigDecimal times) {
    return new VolumeRule(
        rule.warnBelow(),
        rule.stopBelow(),
        raised(rule.warnAbove(), times),
        raised(rule.stopAbove(), times),
        rule.minRows(),
        rule.days());
  }

  private static BigDecimal raised(BigDecimal multiple, BigDecimal times) {
    return multiple.signum() == 0 ? multiple : multiple.max(times);
  }

  private OptionalLong usual(
      LocalDate day,
      NavigableMap<LocalDate, Long> earlier,
      NavigableMap<LocalDate, Long> weeks,
      LongBinaryOperator chosen) {
    if (earlier.isEmpty()) {
      return OptionalLong.empty();
    }
    long lately = median(earlier.descendingMap().values().stream().limit(rule.days()));
    List<Long> sameWeekday = weeks.descendingMap().entrySet().stream()
        .filter(entry -> entry.getKey().getDayOfWeek() == day.getDayOfWeek())
        .map(Map.Entry::getValue)
        .limit(rule.days())
        .toList();
    return OptionalLong.of(
        sameWeekday.size() < WEEKS
            ? lately
            : chosen.applyAsLong(lately, median(sameWeekday.stream())));
  }

  /** The lower one of two in the middle. */
  private static long median(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
