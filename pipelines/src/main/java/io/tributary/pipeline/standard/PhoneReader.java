package io.tributary.pipeline.standard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.tributary.pipeline.standard.Phone.Kind;
import java.io.Serializable;
import java.util.Set;

/**
 * Tells mobile phones from everything else that stands in a phone column. Chinese numbers are read
 * by hand loops; only what these do not know asks libphonenumber.
 *
 * @param region ISO 3166 code of the country whose numbers come without a country code
 * @param testNumbers national digits that count as test numbers
 */
record PhoneReader(String region, Set<String> testNumbers) implements Serializable {

  /** Numbers people type to get past a form. */
  static final Set<String> BUILT_IN_TEST_NUMBERS = Set.of(
      "13800138000",
      "13800000000",
      "13888888888",
      "13900000000",
      "12345678901",
      "12345678910",
      "01234567890",
      "1234567890",
      "0123456789",
      "12345678900");

  private static final int SAME_DIGITS_AT_END = 8;
  private static final int SHORTEST_FILLER = 7;

  PhoneReader {
    testNumbers = Set.copyOf(testNumbers);
  }

  /** Reads a cleaned, non-empty text. */
  Phone read(String cleaned) {
    if (isChina()
        && cleaned.length() == ChinesePhones.MOBILE_LENGTH
        && Characters.isDigits(cleaned)
        && ChinesePhones.isMobile(cleaned)) {
      return isTest(cleaned) ? Phone.of(Kind.TEST) : Phone.of(Kind.MOBILE, "+86" + cleaned);
    }
    PhoneText text = PhoneText.of(cleaned);
    if (text.isMasked()) {
      return Phone.of(Kind.MASKED);
    }
    if (text.isScientific()) {
      return Phone.of(Kind.SCIENTIFIC);
    }
    return text.isNoPhone() ? Phone.of(Kind.INVALID) : read(text);
  }

  private Phone read(PhoneText text) {
    String digits = text.digits();
    boolean isChinese = text.hasPlus() ? digits.startsWith("86") : isChina();
    if (!isChinese || (digits.startsWith("00") && !digits.startsWith("0086"))) {
      return isFiller(digits) ? Phone.of(Kind.TEST) : elsewhere(text);
    }
    int prefix = ChinesePhones.prefixLength(digits, text.hasPlus());
    String national = digits.substring(prefix);
    if (isTest(national)) {
      return Phone.of(Kind.TEST);
    }
    Phone phone = ChinesePhones.classify(national, text, prefix);
    // Prefixes opened after this was written are known to the library first.
    boolean mayBeNew = phone.kind() == Kind.INVALID
        && national.length() == ChinesePhones.MOBILE_LENGTH
        && national.startsWith("1");
    return mayBeNew ? byLibrary("+86" + national, text.extension()) : phone;
  }

  private boolean isChina() {
    return region.equals("CN");
  }

  private boolean isTest(String national) {
    return isFiller(national) || testNumbers.contains(national);
  }

  /** One digit all along, or a mobile prefix followed by one digit eight times. */
  private static boolean isFiller(String digits) {
    int length = digits.length();
    int from = length == ChinesePhones.MOBILE_LENGTH && digits.charAt(0) == '1'
        ? length - SAME_DIGITS_AT_END
        : 0;
    for (int i = from + 1; i < length; i++) {
      if (digits.charAt(i) != digits.charAt(from)) {
        return false;
      }
    }
    return length >= SHORTEST_FILLER;
  }

  private Phone elsewhere(PhoneText text) {
    String digits = text.digits();
    if (text.hasPlus()) {
      return byLibrary("+" + digits, text.extension());
    }
    return byLibrary(
        digits.startsWith("00") ? "+" + digits.substring(2) : digits, text.extension());
  }

  private Phone byLibrary(String digits, String extension) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = library.parse(digits, region);
      if (!library.isValidNumber(number)) {
        return Phone.of(Kind.INVALID);
      }
      String text = library.format(number, PhoneNumberFormat.E164);
      return switch (library.getNumberType(number)) {
        case MOBILE, FIXED_LINE_OR_MOBILE ->
          extension.isEmpty() ? Phone.of(Kind.MOBILE, text) : Phone.of(Kind.VIRTUAL);
        case UNKNOWN, PAGER -> Phone.of(Kind.INVALID);
        default -> new Phone(Kind.LANDLINE, text, extension);
      };
    } catch (NumberParseException notANumber) {
      return Phone.of(Kind.INVALID);
    }
  }
}
