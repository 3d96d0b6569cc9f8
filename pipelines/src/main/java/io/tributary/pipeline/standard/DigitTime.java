package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.TimeText.Parsed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times written as one number: calendar digits, epoch counts, spreadsheet serials. */
final class DigitTime {

  private static final int SERIAL_DIGITS = 5;
  private static final int LAST_SECONDS_DIGITS = 11;
  private static final int LAST_MILLIS_DIGITS = 14;
  private static final int LAST_MICROS_DIGITS = 17;

  private DigitTime() {}

  /** Digits with at most one point, and perhaps a minus in front. */
  static boolean isNumber(String text) {
    int points = 0;
    int start = text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '.') {
        points++;
      } else if (!Characters.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return points <= 1 && text.length() > start;
  }

  /** Calendar digits where they are a day, else the count whose magnitude fits our times. */
  static Optional<Parsed> parse(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    boolean isNegative = whole.startsWith("-");
    if (point < 0 && isCalendar(whole)) {
      return calendar(whole);
    }
    String digits = isNegative ? whole.substring(1) : whole;
    if (digits.length() == SERIAL_DIGITS && !isNegative) {
      double fraction = point < 0 ? 0 : Double.parseDouble("0" + number.substring(point));
      return local(TimeText.ofSerial(Long.parseLong(digits), fraction));
    }
    if (digits.length() < SERIAL_DIGITS || digits.length() > LAST_MICROS_DIGITS) {
      return Optional.empty();
    }
    String nanos = point < 0 ? "" : number.substring(point + 1);
    return epoch(Long.parseLong(whole), digits.length(), nanos);
  }

  private static boolean isCalendar(String digits) {
    boolean isOurAge = digits.startsWith("19") || digits.startsWith("20");
    return switch (digits.length()) {
      case 8 -> isOurAge || isDay(digits);
      case 14, 17 -> isOurAge || digits.startsWith("0001");
      case 12 -> isOurAge && isDay(digits);
      default -> false;
    };
  }

  private static boolean isDay(String digits) {
    int month = part(digits, 4, 6);
    int day = part(digits, 6, 8);
    return digits.charAt(0) != '-' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static Optional<Parsed> calendar(String digits) {
    LocalDate date = LocalDate.of(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
    if (digits.length() == 8) {
      return local(date.atStartOfDay());
    }
    int hour = part(digits, 8, 10);
    if (hour > TimeText.LAST_HOUR_OF_LONG_DAYS) {
      throw new DateTimeException("No day has so many hours.");
    }
    LocalDateTime time = date.plusDays(hour / 24).atTime(hour % 24, part(digits, 10, 12));
    time = digits.length() >= 14 ? time.withSecond(part(digits, 12, 14)) : time;
    return local(digits.length() == 17 ? time.withNano(part(digits, 14, 17) * 1_000_000) : time);
  }

  private static Optional<Parsed> epoch(long count, int digits, String fraction) {
    if (digits <= LAST_SECONDS_DIGITS) {
      String nanos = (fraction + "000000000").substring(0, 9);
      return instant(Instant.ofEpochSecond(count, Long.parseLong(nanos)));
    }
    return instant(
        digits <= LAST_MILLIS_DIGITS
            ? Instant.ofEpochMilli(count)
            : Instant.ofEpochSecond(
                Math.floorDiv(count, 1_000_000L), Math.floorMod(count, 1_000_000L) * 1_000));
  }

  private static Optional<Parsed> local(LocalDateTime time) {
    return Optional.of(new Parsed(time, Optional.empty()));
  }

  private static Optional<Parsed> instant(Instant instant) {
    return Optional.of(
        new Parsed(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC)));
  }

  private static int part(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
