package io.tributary.pipeline.standard;

/** Every reason a standardiser refuses a value for. */
public enum Reasons {
  NOT_A_NUMBER("not-a-number", "not-a-number", "The value is not a number."),
  MONEY_PRECISION(
      "money-precision",
      "not-a-number",
      "The amount has a part smaller than one fen; set round: true to round half up."),
  NUMBER_PRECISION(
      "number-precision",
      "not-a-number",
      "The number has more decimals than allowed; set round: true to round half up."),
  NOT_A_DATE("not-a-date", "not-a-date", "The value is not a date or time in a known form."),
  OUT_OF_RANGE("out-of-range", "out-of-range", "The value lies outside the range allowed."),
  TEXT_TOO_LONG("text-too-long", "out-of-range", "The text is longer than allowed."),
  UNKNOWN_VALUE("unknown-value", "unknown-value", "The value is not one of the known ones."),
  REGION_UNKNOWN("region-unknown", "unknown-value", "No region of China goes by this name."),
  PHONE_MASKED("phone-masked", "phone", "Digits of the phone number are hidden."),
  PHONE_VIRTUAL(
      "phone-virtual", "phone", "A relay number with an extension, lent for one order or call."),
  PHONE_TEST("phone-test", "phone", "A test or filler number that belongs to nobody."),
  PHONE_SCIENTIFIC(
      "phone-scientific",
      "phone",
      "A spreadsheet wrote the number in scientific notation, so digits may be lost."),
  PHONE_LANDLINE("phone-landline", "phone", "A fixed line or service number, not a mobile phone."),
  PHONE_MOBILE("phone-mobile", "phone", "A mobile phone where a fixed line belongs."),
  PHONE_INVALID("phone-invalid", "phone", "Not a phone number of the number plan."),
  EMAIL_INVALID(
      "email-invalid", "email", "The value does not have the shape of an e-mail address."),
  EMAIL_PLACEHOLDER("email-placeholder", "email", "A filler address that belongs to nobody."),
  ID_INVALID("id-invalid", "id", "The value does not have the shape of this identifier."),
  ID_PLACEHOLDER("id-placeholder", "id", "A filler identifier, such as all zeros."),
  ID_MASKED("id-masked", "id", "Characters of the identifier are hidden."),
  ID_SCIENTIFIC(
      "id-scientific",
      "id",
      "A spreadsheet wrote the identifier in scientific notation, so digits may be lost."),
  ID_CHECK_DIGIT("id-check-digit", "id", "The check digit of the identifier is wrong."),
  ID_BLOCKED("id-blocked", "id", "The identifier is on the block list of identity.yaml.");

  private final String code;
  private final String family;
  private final String says;

  Reasons(String code, String family, String says) {
    this.code = code;
    this.family = family;
    this.says = says;
  }

  /** The code in reason columns, such as {@code phone-masked}. */
  public String code() {
    return code;
  }

  /** What kind of trouble it is: several codes share one family. */
  public String family() {
    return family;
  }

  /** One sentence that holds for every value refused for it. */
  public String says() {
    return says;
  }

  /** The refusal with the general sentence. */
  Standardised rejected() {
    return new Standardised.Rejected(code, says);
  }

  /** The refusal with a sentence that knows the parameters; it must not hold the value. */
  Standardised rejected(String message) {
    return new Standardised.Rejected(code, message);
  }
}
