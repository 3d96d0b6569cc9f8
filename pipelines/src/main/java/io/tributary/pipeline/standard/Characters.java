package io.tributary.pipeline.standard;

import java.util.Locale;

/** Questions about single characters that Chinese extracts ask: widths, blanks, dashes. */
final class Characters {

  private Characters() {}

  /** The plain form of a full-width ASCII character or of any blank; others stay. */
  static char fold(char c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= '！' && c <= '～') {
      return (char) (c - 0xFEE0);
    }
    return c == '\u3000' || c == '\u00A0' ? ' ' : c;
  }

  /** Blanks of every width, control characters and marks that take no room. */
  static boolean isBlank(char c) {
    if (c <= ' ' || c == 0x7F) {
      return true;
    }
    if (c < 0xA0) {
      return c >= 0x80;
    }
    return c == '\u00A0' || c == '\u3000' || c == '\uFEFF' || isGeneralBlank(c);
  }

  /** Straight and curly quotes, and the apostrophe a spreadsheet puts before text. */
  static boolean isQuote(char c) {
    return c == '"'
        || c == '\''
        || c == '`'
        || (c >= '\u2018' && c <= '\u201F')
        || c == '＂'
        || c == '＇';
  }

  /** Hyphens, dashes and minus signs. */
  static boolean isDash(char c) {
    return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '－' || c == '﹣';
  }

  /** Characters that stand for a hidden one. */
  static boolean isMask(char c) {
    return c == '*' || c == '＊' || c == '•' || c == '●' || c == '×' || c == '█' || c == '∗';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether every character is the same one. */
  static boolean isOneCharacter(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) != text.charAt(0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static boolean isGeneralBlank(char c) {
    return (c >= '\u2000' && c <= '\u200F')
        || (c >= '\u2028' && c <= '\u202F')
        || (c >= '\u205F' && c <= '\u2064')
        || c == '\u00AD';
  }
}
