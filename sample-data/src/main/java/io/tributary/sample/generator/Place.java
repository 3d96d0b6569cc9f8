package io.tributary.sample.generator;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Where and when one file lands.
 *
 * @param feed the feed
 * @param day the day its folder names
 * @param name the file's name
 * @param arrival the day it arrives
 */
record Place(String feed, LocalDate day, String name, LocalDate arrival) {

  /** A file of the period's extract that arrives when it should. */
  static Place of(String feed, Period period, String name) {
    return new Place(feed, period.date(), name, period.arrival());
  }

  /** Below the landing root. */
  String path() {
    return feed + "/dt=" + day + "/" + name;
  }

  Path below(Path incoming) {
    return incoming.resolve(arrival.toString()).resolve(path());
  }

  Place named(String other) {
    return new Place(feed, day, other, arrival);
  }

  Place laterBy(int days) {
    return new Place(feed, day, name, arrival.plusDays(days));
  }
}
