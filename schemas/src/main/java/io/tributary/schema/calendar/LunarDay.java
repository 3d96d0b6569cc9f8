package io.tributary.schema.calendar;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

/**
 * A day of the Chinese lunisolar calendar.
 *
 * @param month 1 to 12
 * @param day 1 to 30
 * @param isLeap whether the month repeats the one before
 */
public record LunarDay(int month, int day, boolean isLeap) {

  /** Where the calendar's astronomy is reckoned. */
  private static final String ZONE = "Asia/Shanghai";

  /** The lunar day a calendar day is. */
  public static LunarDay of(LocalDate day) {
    ChineseCalendar calendar = new ChineseCalendar(TimeZone.getTimeZone(ZONE));
    calendar.setTime(Date.from(day.atTime(12, 0).atZone(ZoneId.of(ZONE)).toInstant()));
    return new LunarDay(
        calendar.get(ChineseCalendar.MONTH) + 1,
        calendar.get(ChineseCalendar.DAY_OF_MONTH),
        calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1);
  }
}
