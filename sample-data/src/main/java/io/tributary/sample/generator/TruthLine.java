package io.tributary.sample.generator;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of truth; all files of truth have these fields.
 *
 * @param kind identifier, total, canary, or a defect's name
 * @param feed the feed, for defects and totals
 * @param path below the landing root, for defects
 * @param row record number in the file from 1, a header left out
 * @param column where in the record; the kind of an identifier; the name of a total
 * @param person such as P000001; S-… for somebody who never becomes a customer
 * @param expect what must become of it
 * @param value the right value
 * @param detail more about it
 */
record TruthLine(
    String kind,
    Optional<String> feed,
    Optional<String> path,
    OptionalLong row,
    Optional<String> column,
    Optional<String> person,
    String expect,
    Optional<String> value,
    Optional<String> detail) {

  /** A defect of a record or, without a row, of a file. */
  static TruthLine defect(Place place, OptionalLong row, Optional<String> person, Remark remark) {
    return new TruthLine(
        remark.kind(),
        Optional.of(place.feed()),
        Optional.of(place.path()),
        row,
        remark.column(),
        person,
        remark.expect().name().toLowerCase(Locale.ROOT),
        remark.value(),
        remark.detail());
  }

  /** A line with nothing but what it is about; more is added by the methods below. */
  static TruthLine of(String kind, String expect) {
    return new TruthLine(
        kind,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        expect,
        Optional.empty(),
        Optional.empty());
  }

  TruthLine withFeed(String name) {
    return new TruthLine(kind, Optional.of(name), path, row, column, person, expect, value, detail);
  }

  TruthLine withColumn(String name) {
    return new TruthLine(kind, feed, path, row, Optional.of(name), person, expect, value, detail);
  }

  TruthLine withPerson(int index) {
    return new TruthLine(
        kind, feed, path, row, column, Optional.of(Person.id(index)), expect, value, detail);
  }

  TruthLine withValue(String text) {
    return new TruthLine(kind, feed, path, row, column, person, expect, Optional.of(text), detail);
  }

  TruthLine withDetail(String text) {
    return new TruthLine(kind, feed, path, row, column, person, expect, value, Optional.of(text));
  }

  static TruthLine identifier(
      String column, Optional<String> person, String expect, String value, Optional<String> group) {
    TruthLine line = of("identifier", expect).withColumn(column).withValue(value);
    return new TruthLine(
        line.kind, line.feed, line.path, line.row, line.column, person, expect, line.value, group);
  }

  static TruthLine canary(String column, String person, String value) {
    return new TruthLine(
        "canary",
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(column),
        Optional.of(person),
        "never in clear",
        Optional.of(value),
        Optional.empty());
  }

  static TruthLine total(String feed, String column, String value) {
    return of("total", "equal").withFeed(feed).withColumn(column).withValue(value);
  }
}
