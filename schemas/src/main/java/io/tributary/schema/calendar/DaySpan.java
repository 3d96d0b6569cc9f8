package io.tributary.schema.calendar;

import java.time.LocalDate;
import java.time.MonthDay;

/** Which days are meant. */
public sealed interface DaySpan {

  boolean holds(LocalDate day);

  /** Days of one year, both ends included. */
  record Dated(LocalDate from, LocalDate to) implements DaySpan {
    @Override
    public boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean isIn(int year) {
      return from.getYear() == year || to.getYear() == year;
    }
  }

  /** The same days every year, both ends included; they may reach over New Year. */
  record Yearly(MonthDay from, MonthDay to) implements DaySpan {
    @Override
    public boolean holds(LocalDate day) {
      MonthDay own = MonthDay.from(day);
      return from.isAfter(to)
          ? !own.isBefore(from) || !own.isAfter(to)
          : !own.isBefore(from) && !own.isAfter(to);
    }
  }

  /** So many days from a day of the lunar calendar on, every year; leap months do not count. */
  record Lunar(int month, int day, int days) implements DaySpan {
    @Override
    public boolean holds(LocalDate date) {
      for (int back = 0; back < days; back++) {
        LunarDay lunar = LunarDay.of(date.minusDays(back));
        if (!lunar.isLeap() && lunar.month() == month && lunar.day() == day) {
          return true;
        }
      }
      return false;
    }
  }
}
