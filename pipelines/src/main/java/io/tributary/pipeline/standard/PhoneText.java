package io.tributary.pipeline.standard;

/** The digits of a typed phone number, and what else was typed around them. */
final class PhoneText {

  /** Longer texts are no phone numbers; also keeps dash positions within a long. */
  private static final int LONGEST = 48;

  private static final int LONGEST_EXTENSION = 6;
  private static final int SHORTEST_BEFORE_EXTENSION = 10;

  private final String text;
  private final StringBuilder digits = new StringBuilder(16);
  private final StringBuilder extension = new StringBuilder(6);
  private long dashes;
  private boolean hasPlus;
  private boolean hasMask;
  private boolean hasHiddenDigits;
  private boolean isScientific;
  private boolean isForeignText;
  private boolean inExtension;

  private PhoneText(String text) {
    this.text = text;
  }

  /** Reads a cleaned text. */
  static PhoneText of(String cleaned) {
    PhoneText phone = new PhoneText(withoutDecorations(RawText.folded(cleaned)));
    phone.read();
    return phone;
  }

  String digits() {
    return digits.toString();
  }

  String extension() {
    return extension.toString();
  }

  boolean hasPlus() {
    return hasPlus;
  }

  boolean isMasked() {
    return hasMask || (hasHiddenDigits && !isForeignText && !digits.isEmpty());
  }

  boolean isScientific() {
    return isScientific;
  }

  /** Whether something is in it that no phone number has, or there is no digit. */
  boolean isNoPhone() {
    return isForeignText || digits.isEmpty();
  }

  /** Whether a dash was typed after that many digits. */
  boolean hasDashAfter(int count) {
    return count < Long.SIZE && ((dashes >>> count) & 1) == 1;
  }

  int dashCount() {
    return Long.bitCount(dashes);
  }

  private static String withoutDecorations(String text) {
    String number = text.regionMatches(true, 0, "tel:", 0, 4) ? text.substring(4) : text;
    // A spreadsheet or data frame that read the column as numbers writes 13800138001.0.
    return number.endsWith(".0") && Characters.isDigits(number.substring(0, number.length() - 2))
        ? number.substring(0, number.length() - 2)
        : number;
  }

  private void read() {
    if (text.length() > LONGEST) {
      isForeignText = true;
      return;
    }
    if (ScientificText.matches(text)) {
      isScientific = true;
      return;
    }
    int at = 0;
    while (at < text.length()) {
      at += accept(text.charAt(at), at);
    }
  }

  /** Takes the character in and says how many were used up. */
  private int accept(char c, int at) {
    if (Characters.isDigit(c)) {
      (inExtension ? extension : digits).append(c);
    } else if (Characters.isMask(c)) {
      hasMask = true;
    } else if (Characters.isDash(c)) {
      dashes |= inExtension ? 0 : 1L << digits.length();
    } else if (c == '+') {
      isForeignText |= hasPlus || !digits.isEmpty();
      hasPlus = true;
    } else if (!isFiller(c)) {
      return acceptWord(c, at);
    }
    return 1;
  }

  private static boolean isFiller(char c) {
    return Characters.isBlank(c)
        || c == '('
        || c == ')'
        || c == '.'
        || c == '['
        || c == ']'
        || c == ':'
        || c == '·';
  }

  private int acceptWord(char c, int at) {
    int mark = extensionMark(at);
    if (mark > 0) {
      inExtension = true;
      return mark;
    }
    if (c == 'x' || c == 'X') {
      hasHiddenDigits = true;
    } else {
      isForeignText = true;
    }
    return 1;
  }

  /** The length of the words that announce an extension at this place; 0 where there are none. */
  private int extensionMark(int at) {
    if (digits.length() < 7 || (inExtension && !text.startsWith("分机", at))) {
      return 0;
    }
    if (text.startsWith("分机", at)) {
      return 2;
    }
    if (text.regionMatches(true, at, ";ext=", 0, 5)) {
      return 5;
    }
    if (text.regionMatches(true, at, "ext", 0, 3)) {
      return 3;
    }
    return switch (text.charAt(at)) {
      case '转', '轉', '#' -> 1;
      case 'x', 'X', ',', ';', '/' -> isShortNumberAfter(at) ? 1 : 0;
      default -> 0;
    };
  }

  private boolean isShortNumberAfter(int at) {
    String rest = text.substring(at + 1).strip();
    return digits.length() >= SHORTEST_BEFORE_EXTENSION
        && rest.length() <= LONGEST_EXTENSION
        && Characters.isDigits(rest);
  }
}
