package io.tributary.sample.generator;

import java.util.Optional;

/**
 * What the truth says of a record, a value in it, or a file.
 *
 * @param kind the defect's name
 * @param column where in the record, if in one column
 * @param expect what must become of it
 * @param value the right value of what is fixed, or the family of the reason of what is refused
 * @param detail what was written, or another word of explanation
 */
record Remark(
    String kind,
    Optional<String> column,
    Expect expect,
    Optional<String> value,
    Optional<String> detail) {

  /** What must become of a defect. */
  enum Expect {
    QUARANTINED,
    SOFT,
    FIXED,
    DUPLICATE,
    SUPERSEDED,
    SKIPPED,
    RESCUED,
    LATE
  }

  /** The right value can be told. */
  static Remark fixed(String kind, String column, String value, String written) {
    return new Remark(
        kind, Optional.of(column), Expect.FIXED, Optional.of(value), Optional.of(written));
  }

  /** A word for nothing: the right value is none. */
  static Remark emptied(String kind, String column, String written) {
    return new Remark(
        kind, Optional.of(column), Expect.FIXED, Optional.empty(), Optional.of(written));
  }

  /** The value is lost, the record goes on. */
  static Remark soft(String kind, String column, String reason, String written) {
    return new Remark(
        kind, Optional.of(column), Expect.SOFT, Optional.of(reason), Optional.of(written));
  }

  /** The record is refused for one column. */
  static Remark refused(String kind, String column, String reason) {
    return new Remark(
        kind, Optional.of(column), Expect.QUARANTINED, Optional.of(reason), Optional.empty());
  }

  /** The record cannot be read at all. */
  static Remark broken(String kind) {
    return new Remark(
        kind, Optional.empty(), Expect.QUARANTINED, Optional.of("broken-record"), Optional.empty());
  }

  /** About a whole record or file. */
  static Remark of(String kind, Expect expect) {
    return new Remark(kind, Optional.empty(), expect, Optional.empty(), Optional.empty());
  }

  /** About a column of a whole file. */
  static Remark ofColumn(String kind, String column, Expect expect) {
    return new Remark(kind, Optional.of(column), expect, Optional.empty(), Optional.empty());
  }

  Remark withValue(String text) {
    return new Remark(kind, column, expect, Optional.of(text), detail);
  }

  Remark withDetail(String text) {
    return new Remark(kind, column, expect, value, Optional.of(text));
  }
}
