package io.tributary.sample.generator;

/** Numbers with leading zeros; formatters are too slow for every record. */
final class Digits {

  private Digits() {}

  static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
