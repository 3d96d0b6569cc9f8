package io.tributary.pipeline.standard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads date and time forms of extracts by a hand loop; a class of one parse each. */
final class TimeText {

  /** Day 0 of spreadsheets, right for every day after February 1900. */
  private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

  static final int LAST_HOUR_OF_LONG_DAYS = 29;
  private static final int LONGEST = 48;

  private final String text;
  private final int end;
  private int at;

  private TimeText(String text) {
    this.text = text;
    this.end = text.length();
  }

  /** A point in time as it was written: local, or with an offset. */
  record Parsed(LocalDateTime local, Optional<ZoneOffset> offset) {

    Instant instant(ZoneId zone) {
      return offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant());
    }

    /** The calendar day in the zone. */
    LocalDate date(ZoneId zone) {
      return offset
          .map(given -> local.atOffset(given).atZoneSameInstant(zone).toLocalDate())
          .orElseGet(local::toLocalDate);
    }
  }

  /** Parses a cleaned, non-empty text; empty where it is no date or time in a known form. */
  static Optional<Parsed> parse(String cleaned, DateOrder order) {
    String text = RawText.folded(cleaned);
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return DigitTime.isNumber(text) ? DigitTime.parse(text) : new TimeText(text).read(order);
    } catch (DateTimeException notADay) {
      // The 30th of February and the like: the shape is right, the calendar has no such day.
      return Optional.empty();
    }
  }

  /** The moment of a spreadsheet's serial number, to the second. */
  static LocalDateTime ofSerial(long day, double fraction) {
    return SERIAL_START.plusDays(day).atStartOfDay().plusSeconds(Math.round(fraction * 86_400));
  }

  private Optional<Parsed> read(DateOrder order) {
    if (isCompactDate()) {
      return time(LocalDate.of(number(4), number(2), number(2)));
    }
    int first = number(4);
    boolean isYearFirst = at == 4;
    char separator = separator('-', '/', '.', '年');
    int second = number(2);
    boolean isSame = separator == '年' ? next('月') : next(separator);
    int third = number(4);
    if (first < 0 || separator == 0 || second < 0 || !isSame || third < 0) {
      return Optional.empty();
    }
    if (separator == '年') {
      next('日');
    }
    Optional<LocalDate> date = isYearFirst
        ? Optional.of(LocalDate.of(first, second, third))
        : order.yearLast(first, second, third);
    return date.isEmpty() ? Optional.empty() : time(date.get());
  }

  /** Eight digits before a time: {@code 20260601 10:00}. */
  private boolean isCompactDate() {
    return end > 8
        && Characters.isDigits(text.substring(0, 8))
        && (text.charAt(8) == 'T' || Characters.isBlank(text.charAt(8)));
  }

  private Optional<Parsed> time(LocalDate date) {
    boolean isMarked = skipBlanks() || next('T') || text.charAt(at - 1) == '日';
    skipBlanks();
    if (at == end) {
      return Optional.of(new Parsed(date.atStartOfDay(), Optional.empty()));
    }
    int hour = number(2);
    boolean hasMinutes = timeSeparator('时', '点');
    int minute = number(2);
    if (!isMarked || hour < 0 || !hasMinutes || minute < 0 || hour > LAST_HOUR_OF_LONG_DAYS) {
      return Optional.empty();
    }
    return seconds(date.plusDays(hour / 24).atTime(hour % 24, minute));
  }

  private Optional<Parsed> seconds(LocalDateTime minutes) {
    LocalDateTime time = minutes;
    if (timeSeparator('分', '分') && at < end && Characters.isDigit(text.charAt(at))) {
      int second = number(2);
      // A leap second is the last one of its minute here.
      time = minutes.withSecond(second == 60 ? 59 : second);
      if (next('.') || next(',')) {
        int nanos = fraction();
        if (nanos < 0) {
          return Optional.empty();
        }
        time = time.withNano(nanos);
      }
      next('秒');
    }
    return offset(time);
  }

  private Optional<Parsed> offset(LocalDateTime time) {
    skipBlanks();
    if (at == end) {
      return Optional.of(new Parsed(time, Optional.empty()));
    }
    Optional<ZoneOffset> offset = Optional.empty();
    if (next('Z') || next('z') || words("UTC") || words("GMT")) {
      offset = Optional.of(ZoneOffset.UTC);
    }
    if (at < end && (text.charAt(at) == '+' || Characters.isDash(text.charAt(at)))) {
      offset = signedOffset();
    }
    return at == end && offset.isPresent()
        ? Optional.of(new Parsed(time, offset))
        : Optional.empty();
  }

  private Optional<ZoneOffset> signedOffset() {
    int sign = text.charAt(at++) == '+' ? 1 : -1;
    int hours = number(2);
    next(':');
    int minutes = at < end ? number(2) : 0;
    return hours < 0 || minutes < 0
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
  }

  /** Up to so many digits as a number; -1 where there is none. */
  private int number(int most) {
    int value = 0;
    int start = at;
    while (at < end && at - start < most && Characters.isDigit(text.charAt(at))) {
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return at == start ? -1 : value;
  }

  private int fraction() {
    int nanos = 0;
    int start = at;
    while (at < end && Characters.isDigit(text.charAt(at))) {
      nanos = at - start < 9 ? nanos * 10 + (text.charAt(at) - '0') : nanos;
      at++;
    }
    for (int digits = at - start; digits < 9; digits++) {
      nanos *= 10;
    }
    return at == start ? -1 : nanos;
  }

  private char separator(char... allowed) {
    for (char c : allowed) {
      if (next(c)) {
        return c;
      }
    }
    return 0;
  }

  private boolean timeSeparator(char word, char other) {
    return next(':') || next(word) || next(other);
  }

  private boolean next(char c) {
    if (at < end && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean words(String words) {
    boolean isThere = text.regionMatches(true, at, words, 0, words.length());
    at += isThere ? words.length() : 0;
    return isThere;
  }

  private boolean skipBlanks() {
    int start = at;
    while (at < end && Characters.isBlank(text.charAt(at))) {
      at++;
    }
    return at > start;
  }
}
