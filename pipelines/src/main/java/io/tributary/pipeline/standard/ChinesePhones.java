package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.Phone.Kind;

/** Reads national numbers of the Chinese number plan by their shape. */
final class ChinesePhones {

  static final int MOBILE_LENGTH = 11;

  private static final int LONGEST_EXTENSION = 6;

  private ChinesePhones() {}

  /**
   * Whether eleven digits start with a prefix that mobile networks and virtual operators use; the
   * same prefixes as in libphonenumber.
   */
  static boolean isMobile(String national) {
    if (national.length() < MOBILE_LENGTH || national.charAt(0) != '1') {
      return false;
    }
    char third = national.charAt(2);
    return switch (national.charAt(1)) {
      case '3', '8' -> true;
      case '4' -> third == '5' || third == '7';
      case '5', '9' -> third != '4';
      case '6' -> third == '2' || (third >= '5' && third <= '7');
      case '7' -> third != '4' && third != '9';
      default -> false;
    };
  }

  /** Removes country code and trunk zero; the count removed keeps dash positions right. */
  static int prefixLength(String digits, boolean hasPlus) {
    int length = 0;
    if (digits.startsWith("0086")) {
      length = 4;
    } else if (digits.startsWith("86") && (hasPlus || digits.length() >= 12)) {
      length = 2;
    }
    boolean isTrunkZero = digits.length() - length > MOBILE_LENGTH
        && digits.startsWith("01", length)
        && digits.charAt(length + 2) != '0';
    return isTrunkZero ? length + 1 : length;
  }

  /** What a national number is; extension and dashes come from the text as typed. */
  static Phone classify(String national, PhoneText text, int prefix) {
    if (isMobile(national)) {
      return mobile(national, text, prefix);
    }
    if (!text.extension().isEmpty()) {
      return landline(national, text.extension());
    }
    Phone split = landlineBeforeDash(national, text, prefix);
    // 62345678-12 could be read through as an area and a number; its only dash says otherwise.
    if (split.kind() == Kind.LOCAL && text.dashCount() == 1) {
      return split;
    }
    Phone whole = landline(national, "");
    return whole.kind() == Kind.INVALID ? split : whole;
  }

  private static Phone mobile(String national, PhoneText text, int prefix) {
    int rest = national.length() - MOBILE_LENGTH + text.extension().length();
    if (rest == 0) {
      return Phone.of(Kind.MOBILE, "+86" + national);
    }
    boolean isMarked =
        national.length() == MOBILE_LENGTH || text.hasDashAfter(prefix + MOBILE_LENGTH);
    return Phone.of(isMarked && rest <= LONGEST_EXTENSION ? Kind.VIRTUAL : Kind.INVALID);
  }

  private static Phone landlineBeforeDash(String national, PhoneText text, int prefix) {
    for (int extension = 1; extension <= LONGEST_EXTENSION; extension++) {
      int end = national.length() - extension;
      if (end > 0 && text.hasDashAfter(prefix + end)) {
        Phone phone = landline(national.substring(0, end), national.substring(end));
        if (phone.kind() != Kind.INVALID) {
          return phone;
        }
      }
    }
    return Phone.of(Kind.INVALID);
  }

  private static Phone landline(String national, String extension) {
    boolean hasZero = national.startsWith("0");
    String number = hasZero ? national.substring(1) : national;
    if (isWithArea(number) || (!hasZero && isService(number))) {
      return new Phone(Kind.LANDLINE, "+86" + number, extension);
    }
    boolean isLocal = !hasZero && (number.length() == 7 || number.length() == 8);
    return isLocal && isLocalStart(number.charAt(0))
        ? new Phone(Kind.LOCAL, number, extension)
        : Phone.of(Kind.INVALID);
  }

  private static boolean isWithArea(String number) {
    int length = number.length();
    if (number.startsWith("10") || number.startsWith("2")) {
      return length == 10 && number.charAt(2) != '0';
    }
    return (length == 10 || length == 11)
        && number.charAt(0) >= '3'
        && isLocalStart(number.charAt(3));
  }

  private static boolean isService(String number) {
    boolean isShared = number.startsWith("400") || number.startsWith("800");
    boolean isShort =
        number.startsWith("95") || number.startsWith("96") || number.startsWith("100");
    return (isShared && number.length() == 10)
        || (isShort && (number.length() == 5 || number.length() == 6));
  }

  private static boolean isLocalStart(char c) {
    return c >= '2' && c <= '8';
  }
}
