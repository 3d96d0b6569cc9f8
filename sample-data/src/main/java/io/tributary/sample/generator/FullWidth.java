package io.tributary.sample.generator;

/** Letters, digits and signs as a Chinese input method writes them in full width. */
final class FullWidth {

  private static final int OFFSET = 0xFF01 - '!';

  private FullWidth() {}

  /** Every printable ASCII character in its full-width form. */
  static String of(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    text.chars().forEach(letter -> wide.append((char) wide(letter)));
    return wide.toString();
  }

  private static int wide(int letter) {
    if (letter == ' ') {
      return 0x3000;
    }
    return letter > ' ' && letter < 0x7F ? letter + OFFSET : letter;
  }
}
