package io.tributary.sample.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;

/** How much more people buy on a day than on an ordinary one. */
final class Season {

  private Season() {}

  /** In stores: weekends, and a little of the online festivals. */
  static double inStores(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    boolean isWeekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    return (isWeekend ? 1.5 : 0.85) * Math.sqrt(festival(day));
  }

  /** Online: the festivals of 18 June, 11 November and 12 December. */
  static double online(LocalDate day) {
    return 0.9 * festival(day);
  }

  private static double festival(LocalDate day) {
    int monthDay = MonthDay.from(day).getMonthValue() * 100 + day.getDayOfMonth();
    return switch (monthDay) {
      case 618 -> 4.0;
      case 1111 -> 5.0;
      case 601, 1101, 1212 -> 2.2;
      default -> isPreSale(monthDay) ? 1.4 : 1.0;
    };
  }

  private static boolean isPreSale(int monthDay) {
    return (monthDay >= 525 && monthDay <= 620) || (monthDay >= 1024 && monthDay <= 1111);
  }
}
