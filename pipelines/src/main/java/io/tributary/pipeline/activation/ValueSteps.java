package io.tributary.pipeline.activation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.tributary.schema.destination.ValueStep;
import java.util.Locale;
import java.util.Set;

/** What each normalising step does. */
final class ValueSteps {

  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
  private static final int ZIP = 5;

  private ValueSteps() {}

  /** The value after one step; a value the step is not meant for stays as it is. */
  static String apply(ValueStep step, String value) {
    return switch (step) {
      case TRIM -> value.strip();
      case LOWER -> value.toLowerCase(Locale.ROOT);
      case UPPER -> value.toUpperCase(Locale.ROOT);
      case WITHOUT_SPACES -> value.replaceAll("[\\s\\u3000\\u00a0]+", "");
      case WITHOUT_PUNCTUATION -> value.replaceAll("[\\p{IsPunctuation}\\p{Punct}]+", "");
      case WITHOUT_SEPARATORS -> value.replaceAll("[:-]", "");
      case E164 -> "+" + digits(value);
      case COUNTRY_DIGITS -> digits(value).replaceFirst("^0+", "");
      case NATIONAL_DIGITS -> national(value);
      case CHINA_DIGITS -> value.replaceFirst("^\\+86(?=\\d{11}$)", "");
      case GMAIL_WITHOUT_DOTS -> atGmail(value, GMAIL, "\\.");
      case GMAIL_WITHOUT_SUFFIX -> atGmail(value, GMAIL, "\\+.*$");
      case UID2_GMAIL -> atGmail(value, Set.of("gmail.com"), "\\.|\\+.*$");
      case FIRST_FIVE -> value.substring(0, Math.min(ZIP, value.length()));
    };
  }

  private static String digits(String value) {
    return value.replaceAll("\\D", "");
  }

  private static String national(String value) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      return phones.getNationalSignificantNumber(phones.parse(value, "ZZ"));
    } catch (NumberParseException noNumber) {
      return value;
    }
  }

  /** The part before the at sign without what matches, where the mailbox is at one of these. */
  private static String atGmail(String value, Set<String> domains, String removed) {
    int at = value.lastIndexOf('@');
    return at > 0 && domains.contains(value.substring(at + 1))
        ? value.substring(0, at).replaceAll(removed, "") + value.substring(at)
        : value;
  }
}
