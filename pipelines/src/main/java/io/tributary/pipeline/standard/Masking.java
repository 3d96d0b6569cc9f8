package io.tributary.pipeline.standard;

/** Shortens values so that reasons and errors can show that there was one, not which. */
public final class Masking {

  private static final int SHORT = 4;
  private static final int MIDDLE = 8;
  private static final int LONG = 12;

  private Masking() {}

  /**
   * The first character and stars for one of four lengths: 1 to 4 characters, 5 to 8, 9 to 12, or
   * more. A value of one character, a hidden or a spreadsheet character in front become a star.
   */
  public static String mask(String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    int length = raw.codePointCount(0, raw.length());
    return first(raw, length) + "*".repeat(bucket(length) - 1);
  }

  private static String first(String raw, int length) {
    int first = raw.codePointAt(0);
    return length > 1 && Character.isLetterOrDigit(first) ? Character.toString(first) : "*";
  }

  private static int bucket(int length) {
    if (length <= SHORT) {
      return SHORT;
    }
    if (length <= MIDDLE) {
      return MIDDLE;
    }
    return length <= LONG ? LONG - 1 : LONG + MIDDLE;
  }
}
