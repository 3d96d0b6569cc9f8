package io.tributary.schema.destination;

/** One normalising step; what it does to a value is the business of the activation pipeline. */
public enum ValueStep {
  /** Blanks at both ends go. */
  TRIM,
  /** Lower case, by Unicode without a locale. */
  LOWER,
  /** Upper case, by Unicode without a locale. */
  UPPER,
  /** Every blank goes. */
  WITHOUT_SPACES,
  /** Punctuation goes; letters of every script stay. */
  WITHOUT_PUNCTUATION,
  /** Colons and dashes of a hardware address go. */
  WITHOUT_SEPARATORS,
  /** Digits with country code after a plus sign. */
  E164,
  /** Digits with country code, no plus sign, no leading zeros. */
  COUNTRY_DIGITS,
  /** Digits without the country code, whatever the country. */
  NATIONAL_DIGITS,
  /** The 11 digits of a Chinese mobile number; a number of another country stays as it is. */
  CHINA_DIGITS,
  /** Dots before the at sign go at gmail.com and googlemail.com. */
  GMAIL_WITHOUT_DOTS,
  /** A plus sign and what follows it before the at sign go at gmail.com and googlemail.com. */
  GMAIL_WITHOUT_SUFFIX,
  /** Dots and a plus suffix go, at gmail.com alone, as UID2 wants it. */
  UID2_GMAIL,
  /** The first five characters: a US ZIP code without its extension. */
  FIRST_FIVE
}
