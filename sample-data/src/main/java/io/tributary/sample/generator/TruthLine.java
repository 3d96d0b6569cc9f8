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
 * @param person such as P000001
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

  static TruthLine identifier(
      String column, Optional<String> person, String expect, String value, Optional<String> group) {
    return new TruthLine(
        "identifier",
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(column),
        person,
        expect,
        Optional.of(value),
        group);
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
    return new TruthLine(
        "total",
        Optional.of(feed),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(column),
        Optional.empty(),
        "equal",
        Optional.of(value),
        Optional.empty());
  }
}
