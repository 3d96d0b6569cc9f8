package io.tributary.pipeline.standard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads plain decimal numbers by hand: full-width digits, thousands separators, signs. */
final class NumberText {

  /** Digits that surely fit a long. */
  private static final int LONG_DIGITS = 18;

  private static final int LONGEST = 60;
  private static final int GROUP = 3;

  private final String text;
  private final StringBuilder digits = new StringBuilder(20);
  private int scale;
  private boolean hasPoint;
  private boolean isGrouped;
  private int sinceSeparator;

  private NumberText(String text) {
    this.text = text;
  }

  /**
   * The number in a cleaned text: an optional sign before or after it, or parentheses for a
   * negative one; separators only before every third digit. Scientific notation is no number.
   */
  static Optional<BigDecimal> parse(String cleaned) {
    String folded = RawText.folded(cleaned);
    int start = 0;
    int end = folded.length();
    if (end == 0 || end > LONGEST) {
      return Optional.empty();
    }
    char first = folded.charAt(0);
    char last = folded.charAt(end - 1);
    boolean isNegative = false;
    if (first == '(' && last == ')') {
      isNegative = true;
      start++;
      end--;
    } else if (Characters.isDash(first) || first == '+') {
      isNegative = first != '+';
      start++;
    } else if (Characters.isDash(last)) {
      isNegative = true;
      end--;
    }
    return new NumberText(folded.substring(start, end).strip()).read(isNegative);
  }

  private Optional<BigDecimal> read(boolean isNegative) {
    for (int i = 0; i < text.length(); i++) {
      if (!accepts(text.charAt(i))) {
        return Optional.empty();
      }
    }
    if (digits.isEmpty() || !isLastGroupWhole()) {
      return Optional.empty();
    }
    BigDecimal value = digits.length() <= LONG_DIGITS
        ? BigDecimal.valueOf(Long.parseLong(digits, 0, digits.length(), 10), scale)
        : new BigDecimal(new BigInteger(digits.toString()), scale);
    return Optional.of(isNegative ? value.negate() : value);
  }

  private boolean accepts(char c) {
    if (Characters.isDigit(c)) {
      digits.append(c);
      sinceSeparator++;
      scale += hasPoint ? 1 : 0;
      return true;
    }
    if (c == '.' && !hasPoint) {
      boolean isWhole = isLastGroupWhole();
      hasPoint = true;
      return isWhole;
    }
    return c == ',' && acceptsSeparator();
  }

  private boolean acceptsSeparator() {
    boolean isAllowed = !hasPoint
        && (isGrouped ? sinceSeparator == GROUP : sinceSeparator >= 1 && sinceSeparator <= GROUP);
    isGrouped = true;
    sinceSeparator = 0;
    return isAllowed;
  }

  private boolean isLastGroupWhole() {
    return hasPoint || !isGrouped || sinceSeparator == GROUP;
  }
}
