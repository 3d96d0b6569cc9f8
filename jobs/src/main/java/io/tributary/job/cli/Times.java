package io.tributary.job.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Times as a command line says them. */
final class Times {

  private Times() {}

  /** A day (its start in the zone), a local time, or an instant with its offset. */
  static Instant at(String text, ZoneId zone) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      boolean hasOffset = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$");
      return hasOffset
          ? java.time.OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time. Give a day (2026-06-30), a local time in " + zone
              + " (2026-06-30T02:00) or an instant (2026-06-29T18:00:00Z).",
          e);
    }
  }

  /** The time given, or real time where none is: the one place where a run's clock is read. */
  static Instant now(String text, ZoneId zone) {
    return text.isEmpty() ? Instant.now() : at(text, zone);
  }
}
