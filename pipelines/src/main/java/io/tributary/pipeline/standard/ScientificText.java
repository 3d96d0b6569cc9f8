package io.tributary.pipeline.standard;

/** Recognises numbers a spreadsheet shortened, such as 1.38E+10. */
final class ScientificText {

  private ScientificText() {}

  /** Digits, perhaps a point and more digits, E, perhaps a sign, digits. */
  static boolean matches(String text) {
    int exponent = Math.max(text.indexOf('E'), text.indexOf('e'));
    if (exponent <= 0) {
      return false;
    }
    int start = exponent + 1;
    if (start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-')) {
      start++;
    }
    return isDecimal(text.substring(0, exponent)) && Characters.isDigits(text.substring(start));
  }

  private static boolean isDecimal(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return Characters.isDigits(text);
    }
    String fraction = text.substring(point + 1);
    return Characters.isDigits(text.substring(0, point))
        && (fraction.isEmpty() || Characters.isDigits(fraction));
  }
}
