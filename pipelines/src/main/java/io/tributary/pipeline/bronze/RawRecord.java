package io.tributary.pipeline.bronze;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One record as a file brings it, before types and standards. */
final class RawRecord {

  private final long number;
  private final List<Object> values;
  private final Map<String, String> unknown;
  private final String fault;
  private final boolean isGarbled;
  private final Supplier<String> text;

  private RawRecord(
      long number,
      List<Object> values,
      Map<String, String> unknown,
      String fault,
      boolean isGarbled,
      Supplier<String> text) {
    this.number = number;
    this.values = values;
    this.unknown = unknown;
    this.fault = fault;
    this.isGarbled = isGarbled;
    this.text = text;
  }

  static RawRecord whole(
      long number,
      List<Object> values,
      Map<String, String> unknown,
      boolean isGarbled,
      Supplier<String> text) {
    return new RawRecord(number, values, unknown, "", isGarbled, text);
  }

  static RawRecord broken(long number, String fault, boolean isGarbled, Supplier<String> text) {
    return new RawRecord(number, List.of(), Map.of(), fault, isGarbled, text);
  }

  /** Its number in the file, from 1. */
  long number() {
    return number;
  }

  /**
   * Raw values by place: a String, null, or for an array a list with one such list per element. An
   * array column whose value is no array of objects holds its text.
   */
  List<Object> values() {
    return values;
  }

  /** Values of columns the contract does not know, by name. */
  Map<String, String> unknown() {
    return unknown;
  }

  /** Whether it could not be cut into columns. */
  boolean isBroken() {
    return !fault.isEmpty();
  }

  /** What is wrong with a broken one. */
  String fault() {
    return fault;
  }

  /** Whether some of its bytes made no character. */
  boolean isGarbled() {
    return isGarbled;
  }

  /** The whole record, secret columns left out. */
  String text() {
    return text.get();
  }
}
