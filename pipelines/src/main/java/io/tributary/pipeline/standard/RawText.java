package io.tributary.pipeline.standard;

import java.util.Set;

/** What every standardiser does first: blanks, spreadsheet leftovers and null words go. */
final class RawText {

  static final Set<String> NULL_WORDS = Set.of(
      "null",
      "(null)",
      "nil",
      "none",
      "undefined",
      "nan",
      "n/a",
      "#n/a",
      "-",
      "--",
      "---",
      "\\n",
      "无",
      "暂无");

  private static final int LONGEST_NULL_WORD = 9;

  private RawText() {}

  /** The text without blanks around it; empty where it is null, blank or a null word. */
  static String trimmed(String raw) {
    return raw == null ? "" : between(raw, 0, raw.length());
  }

  /**
   * The trimmed text without what spreadsheets leave around long numbers: a tab, an apostrophe,
   * quotes, {@code ="…"}.
   */
  static String cleaned(String raw) {
    if (raw == null) {
      return "";
    }
    int start = 0;
    int end = raw.length();
    while (start < end && isLeadingJunk(raw.charAt(start))) {
      start++;
    }
    while (end > start && isTrailingJunk(raw.charAt(end - 1))) {
      end--;
    }
    if (start < end && isFormula(raw, start)) {
      start += 2;
    }
    return between(raw, start, end);
  }

  /** The text with full-width ASCII forms and blanks as plain ones. */
  static String folded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Characters.fold(text.charAt(i)) != text.charAt(i)) {
        return foldedFrom(text, i);
      }
    }
    return text;
  }

  private static String foldedFrom(String text, int first) {
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      chars[i] = Characters.fold(chars[i]);
    }
    return new String(chars);
  }

  private static boolean isLeadingJunk(char c) {
    return Characters.isBlank(c) || Characters.isQuote(c);
  }

  private static boolean isTrailingJunk(char c) {
    return Characters.isBlank(c) || Characters.isQuote(c);
  }

  private static boolean isFormula(String raw, int start) {
    return raw.charAt(start) == '='
        && start + 1 < raw.length()
        && Characters.isQuote(raw.charAt(start + 1));
  }

  private static String between(String raw, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Characters.isBlank(raw.charAt(start))) {
      start++;
    }
    while (end > start && Characters.isBlank(raw.charAt(end - 1))) {
      end--;
    }
    String text = raw.substring(start, end);
    return isNullWord(text) ? "" : text;
  }

  private static boolean isNullWord(String text) {
    if (text.length() > LONGEST_NULL_WORD || text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    if (Characters.isDigit(first)) {
      return false;
    }
    return NULL_WORDS.contains(Characters.lower(folded(text)));
  }
}
