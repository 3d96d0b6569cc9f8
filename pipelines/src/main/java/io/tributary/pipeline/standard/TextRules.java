package io.tributary.pipeline.standard;

import java.util.ArrayList;
import java.util.List;

/** Texts people read: free text, names, category paths. */
final class TextRules {

  private static final String CATEGORY_SEPARATORS = ">》›»→/\\|";

  private TextRules() {}

  /** Trimmed text, with plain ASCII characters when asked, refused when too long. */
  static Rule text(Settings settings) {
    boolean isFolded = settings.flag("fold");
    int longest = settings.number("max-length", 0, Integer.MAX_VALUE);
    return raw -> {
      String text = RawText.trimmed(raw);
      if (text.isEmpty()) {
        return Standardised.MISSING;
      }
      return longest > 0 && text.codePointCount(0, text.length()) > longest
          ? Reasons.TEXT_TOO_LONG.rejected("The text has more than " + longest + " characters.")
          : new Standardised.Value(isFolded ? RawText.folded(text) : text);
    };
  }

  /** The raw text as it is, unless it says that there is none. */
  static Standardised string(String raw) {
    return RawText.trimmed(raw).isEmpty() ? Standardised.MISSING : new Standardised.Value(raw);
  }

  static Standardised lower(String raw) {
    String text = RawText.trimmed(raw);
    return text.isEmpty() ? Standardised.MISSING : new Standardised.Value(Characters.lower(text));
  }

  static Standardised upper(String raw) {
    String text = RawText.trimmed(raw);
    return text.isEmpty() ? Standardised.MISSING : new Standardised.Value(Characters.upper(text));
  }

  /** One blank between words, none between Chinese characters, one kind of middle dot. */
  static Standardised name(String raw) {
    String text = RawText.folded(RawText.trimmed(raw));
    StringBuilder name = new StringBuilder(text.length());
    boolean isAfterBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = middleDot(text.charAt(i));
      if (Characters.isBlank(c)) {
        isAfterBlank = true;
        continue;
      }
      if (isAfterBlank && !name.isEmpty() && !isBetweenHan(name.charAt(name.length() - 1), c)) {
        name.append(' ');
      }
      name.append(c);
      isAfterBlank = false;
    }
    return name.isEmpty() ? Standardised.MISSING : new Standardised.Value(name.toString());
  }

  /** The parts of a path in plain characters, joined with ">". */
  static Standardised category(String raw) {
    String text = RawText.folded(RawText.trimmed(raw));
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || CATEGORY_SEPARATORS.indexOf(text.charAt(i)) >= 0) {
        String part = RawText.trimmed(text.substring(start, i));
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts.isEmpty() ? Standardised.MISSING : new Standardised.Value(String.join(">", parts));
  }

  private static char middleDot(char c) {
    return c == '•' || c == '・' || c == '‧' || c == '･' || c == '●' ? '·' : c;
  }

  private static boolean isBetweenHan(char left, char right) {
    return (isHan(left) || left == '·') && (isHan(right) || right == '·');
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
