package io.tributary.pipeline.standard;

/**
 * What a typed phone number turned out to be.
 *
 * @param kind decides who may use it
 * @param number in E.164 where the kind has one, else empty
 * @param extension digits after the number, or empty
 */
record Phone(Kind kind, String number, String extension) {

  /** Kinds of phone numbers, the useless ones included. */
  enum Kind {
    MOBILE,
    /** A mobile number with an extension: a relay that is lent for one order. */
    VIRTUAL,
    /** A fixed line with its area, or a service number. */
    LANDLINE,
    /** A fixed line without its area; {@link Phone#number} holds the bare digits. */
    LOCAL,
    TEST,
    MASKED,
    SCIENTIFIC,
    INVALID
  }

  static Phone of(Kind kind) {
    return new Phone(kind, "", "");
  }

  static Phone of(Kind kind, String number) {
    return new Phone(kind, number, "");
  }

  /** Why this is not a mobile phone; MOBILE itself is invalid only where it does not belong. */
  Reasons reason() {
    return switch (kind) {
      case MOBILE -> Reasons.PHONE_MOBILE;
      case VIRTUAL -> Reasons.PHONE_VIRTUAL;
      case LANDLINE, LOCAL -> Reasons.PHONE_LANDLINE;
      case TEST -> Reasons.PHONE_TEST;
      case MASKED -> Reasons.PHONE_MASKED;
      case SCIENTIFIC -> Reasons.PHONE_SCIENTIFIC;
      case INVALID -> Reasons.PHONE_INVALID;
    };
  }
}
