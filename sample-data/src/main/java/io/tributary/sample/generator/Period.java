package io.tributary.sample.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one extract covers: a month of the thin part or a day of the full part.
 *
 * @param index counts the periods from 0
 * @param first first day, counted from the first day of trade
 * @param last last day, counted likewise
 * @param fullDay the day counted from the first full day; negative in the thin part
 * @param date the last day as a date; the extract's {@code dt}
 */
record Period(int index, int first, int last, int fullDay, LocalDate date) {

  /** All periods of the settings, by day. */
  static List<Period> all(BrandSettings settings) {
    List<Period> periods = new ArrayList<>();
    LocalDate firstFull = settings.firstFullDay();
    LocalDate next = settings.firstDay();
    while (!next.isAfter(settings.lastDay())) {
      LocalDate last = next.isBefore(firstFull) ? lastThinDay(next, firstFull) : next;
      int first = (int) (next.toEpochDay() - settings.firstDay().toEpochDay());
      int fullDay = (int) (next.toEpochDay() - firstFull.toEpochDay());
      int length = (int) (last.toEpochDay() - next.toEpochDay());
      periods.add(new Period(periods.size(), first, first + length, Math.max(-1, fullDay), last));
      next = last.plusDays(1);
    }
    return List.copyOf(periods);
  }

  /** Whether all feeds have this period. */
  boolean isFull() {
    return fullDay >= 0;
  }

  /** The day the extract usually arrives. */
  LocalDate arrival() {
    return date.plusDays(1);
  }

  /** Whether the day, counted from the first day of trade, belongs to the period. */
  boolean holds(int day) {
    return (day >= first || index == 0) && day <= last;
  }

  private static LocalDate lastThinDay(LocalDate from, LocalDate firstFull) {
    LocalDate monthEnd = from.withDayOfMonth(from.lengthOfMonth());
    return monthEnd.isBefore(firstFull) ? monthEnd : firstFull.minusDays(1);
  }
}
