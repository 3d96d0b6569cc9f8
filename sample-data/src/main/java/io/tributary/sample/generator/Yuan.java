package io.tributary.sample.generator;

import java.util.Locale;

/** Amounts in fen, written as yuan. */
final class Yuan {

  private Yuan() {}

  /** Two decimals, such as -1299.00. */
  static String text(long fen) {
    String sign = fen < 0 ? "-" : "";
    long amount = Math.abs(fen);
    long rest = amount % 100;
    return sign + amount / 100 + (rest < 10 ? ".0" : ".") + rest;
  }

  /** With a comma after every three digits, such as 1,299.00. */
  static String withThousands(long fen) {
    long rest = Math.abs(fen) % 100;
    return (fen < 0 ? "-" : "") + String.format(Locale.ROOT, "%,d.%02d", Math.abs(fen) / 100, rest);
  }
}
