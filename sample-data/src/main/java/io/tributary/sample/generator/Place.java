package io.tributary.sample.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.OptionalInt;

/**
 * Where and when one file lands.
 *
 * @param feed the feed
 * @param day the day its folder names
 * @param hour the hour its folder names, where files come by the hour
 * @param name the file's name
 * @param arrival when it arrives, on the hour
 */
record Place(String feed, LocalDate day, OptionalInt hour, String name, LocalDateTime arrival) {

  /** A file of the period's extract that arrives when it should. */
  static Place of(String feed, Period period, String name) {
    return new Place(
        feed, period.date(), OptionalInt.empty(), name, period.arrival().atStartOfDay());
  }

  /** Below the landing root. */
  String path() {
    String folder = hour.isPresent() ? "/hour=" + Digits.padded(hour.getAsInt(), 2) : "";
    return feed + "/dt=" + day + folder + "/" + name;
  }

  Path below(Path incoming) {
    return incoming.resolve(arrivalText()).resolve(path());
  }

  /** The day of arrival, with the hour where it is not midnight: 2026-06-30T21. */
  String arrivalText() {
    String date = arrival.toLocalDate().toString();
    return arrival.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date
        : date + "T" + Digits.padded(arrival.getHour(), 2);
  }

  Place named(String other) {
    return new Place(feed, day, hour, other, arrival);
  }

  Place laterBy(int days) {
    return new Place(feed, day, hour, name, arrival.plusDays(days));
  }

  /** The file of one hour of the day, which arrives when the hour is over. */
  Place ofHour(int which) {
    return new Place(
        feed, day, OptionalInt.of(which), name, day.atStartOfDay().plusHours(which + 1L));
  }

  /** The same file, arriving at that hour of its day. */
  Place arrivingAt(int which) {
    return new Place(feed, day, hour, name, day.atStartOfDay().plusHours(which));
  }
}
