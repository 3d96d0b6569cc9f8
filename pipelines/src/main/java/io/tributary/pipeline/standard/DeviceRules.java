package io.tributary.pipeline.standard;

/** Identifiers of devices, whose shapes are fixed. */
final class DeviceRules {

  private static final int UUID_DIGITS = 32;
  private static final int UUID_LENGTH = 36;
  private static final int IMEI_DIGITS = 15;

  private DeviceRules() {}

  /** An upper-case UUID; 32 digits without dashes get them. */
  static Standardised idfa(String raw) {
    String text = RawText.folded(RawText.cleaned(raw));
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    String digits = uuidDigits(text);
    if (digits.isEmpty()) {
      return refused(text);
    }
    return IdRule.isFiller(digits)
        ? Reasons.ID_PLACEHOLDER.rejected()
        : new Standardised.Value(dashed(Characters.upper(digits)));
  }

  /** What makers give as OAID: a UUID, or 16, 32 or 64 hexadecimal digits; in lower case. */
  static Standardised oaid(String raw) {
    String text = RawText.folded(RawText.cleaned(raw));
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    boolean isUuid = text.length() == UUID_LENGTH && !uuidDigits(text).isEmpty();
    boolean isHex =
        isHex(text) && (text.length() == 16 || text.length() == 32 || text.length() == 64);
    if (!isUuid && !isHex) {
      return refused(text);
    }
    return IdRule.isFiller(text)
        ? Reasons.ID_PLACEHOLDER.rejected()
        : new Standardised.Value(Characters.lower(text));
  }

  /** 15 digits with a right check digit; 14 digits get theirs, so both forms are one device. */
  static Standardised imei(String raw) {
    String text = RawText.folded(RawText.cleaned(raw));
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    String digits = withoutSeparators(text);
    boolean isNumber = Characters.isDigits(digits);
    if (isNumber && IdRule.isFiller(digits)) {
      return Reasons.ID_PLACEHOLDER.rejected();
    }
    if (!isNumber || digits.length() < IMEI_DIGITS - 1 || digits.length() > IMEI_DIGITS) {
      return refused(text);
    }
    String complete = digits.substring(0, IMEI_DIGITS - 1) + checkDigit(digits);
    return complete.startsWith(digits)
        ? new Standardised.Value(complete)
        : Reasons.ID_CHECK_DIGIT.rejected();
  }

  /** Luhn's digit over the first 14. */
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < IMEI_DIGITS - 1; i++) {
      int digit = (digits.charAt(i) - '0') * (1 + i % 2);
      sum += digit / 10 + digit % 10;
    }
    return (10 - sum % 10) % 10;
  }

  private static Standardised refused(String text) {
    if (text.chars().anyMatch(c -> Characters.isMask((char) c))) {
      return Reasons.ID_MASKED.rejected();
    }
    if (ScientificText.matches(text) && text.length() < 16) {
      return Reasons.ID_SCIENTIFIC.rejected();
    }
    return IdRule.isFiller(text)
        ? Reasons.ID_PLACEHOLDER.rejected()
        : Reasons.ID_INVALID.rejected();
  }

  /** The 32 digits of a UUID with dashes at their places or none; empty where it is not one. */
  private static String uuidDigits(String text) {
    boolean isDashed = text.length() == UUID_LENGTH
        && text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-';
    String digits = isDashed ? text.replace("-", "") : text;
    return digits.length() == UUID_DIGITS && isHex(digits) ? digits : "";
  }

  private static String dashed(String digits) {
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }

  private static boolean isHex(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> Characters.isHex((char) c));
  }

  private static String withoutSeparators(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars()
        .filter(c -> c != '-' && c != '/' && !Characters.isBlank((char) c))
        .forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
