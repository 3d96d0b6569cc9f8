package io.tributary.schema.calendar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays, make-up work days, and days on which many more buy than usual. */
public final class MarketingCalendar {

  private final List<NamedSpan> holidays;
  private final List<LocalDate> workdays;
  private final List<NamedSpan> peaks;
  private final Map<LocalDate, CalendarDay> known = new ConcurrentHashMap<>();

  MarketingCalendar(List<NamedSpan> holidays, List<LocalDate> workdays, List<NamedSpan> peaks) {
    this.holidays = List.copyOf(holidays);
    this.workdays = List.copyOf(workdays);
    this.peaks = List.copyOf(peaks);
  }

  /**
   * Days with a name.
   *
   * @param times on a peak day, the multiple of an ordinary day's number that is no fault
   */
  record NamedSpan(String name, DaySpan span, BigDecimal times) {}

  /**
   * What the calendar says of one day.
   *
   * @param holiday the holiday's name, where it is one
   * @param isMakeUpWorkday whether it is a weekend day that is worked for a holiday's sake
   * @param peak the peak's name, where it is one
   * @param times the multiple of an ordinary day's number that is no fault; 1 on other days
   */
  public record CalendarDay(
      Optional<String> holiday, boolean isMakeUpWorkday, Optional<String> peak, BigDecimal times) {

    /** Whether its numbers say nothing about those of ordinary days. */
    public boolean isSpecial() {
      return holiday.isPresent() || peak.isPresent();
    }
  }

  /** What the calendar says of a day. */
  public CalendarDay on(LocalDate day) {
    return known.computeIfAbsent(day, this::looked);
  }

  private CalendarDay looked(LocalDate day) {
    List<NamedSpan> peaksOn =
        peaks.stream().filter(one -> one.span().holds(day)).toList();
    return new CalendarDay(
        holidays.stream()
            .filter(one -> one.span().holds(day) && !isDatedOtherwise(one, day))
            .map(NamedSpan::name)
            .findFirst(),
        workdays.contains(day),
        peaksOn.stream().map(NamedSpan::name).findFirst(),
        peaksOn.stream().map(NamedSpan::times).max(BigDecimal::compareTo).orElse(BigDecimal.ONE));
  }

  /** Dates that were published for a year win over those that follow from the rule. */
  private boolean isDatedOtherwise(NamedSpan holiday, LocalDate day) {
    return !(holiday.span() instanceof DaySpan.Dated)
        && holidays.stream()
            .filter(other -> other.name().equals(holiday.name()))
            .anyMatch(
                other -> other.span() instanceof DaySpan.Dated dated && dated.isIn(day.getYear()));
  }

  /** Both calendars' days. */
  MarketingCalendar with(MarketingCalendar more) {
    return new MarketingCalendar(
        joined(more.holidays, holidays),
        joined(more.workdays, workdays),
        joined(more.peaks, peaks));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }
}
