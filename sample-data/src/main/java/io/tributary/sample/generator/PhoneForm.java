package io.tributary.sample.generator;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways a mobile number comes out of a member system. */
enum PhoneForm {
  FULL_WIDTH("full-width-digits"),
  PLUS_86("phone-prefix"),
  DOUBLE_ZERO_86("phone-prefix"),
  BARE_86("phone-prefix"),
  LEADING_ZERO("phone-prefix"),
  SPACED("phone-prefix"),
  DASHED("phone-prefix"),
  TAB("tab-before-number"),
  FORMULA("formula-quoted-number"),
  SCIENTIFIC("scientific-notation", "phone-invalid"),
  MASKED("masked-phone", "phone-masked"),
  VIRTUAL("virtual-phone", "phone-virtual"),
  TEST_138("test-number", "phone-test"),
  TEST_188("test-number", "phone-test"),
  TEST_139("test-number", "phone-test"),
  LANDLINE("landline", "phone-landline"),
  LANDLINE_EXTENSION("landline", "phone-landline"),
  TOO_SHORT("short-number", "phone-invalid"),
  NULL_TEXT("null-word"),
  NULL_DASH("null-word"),
  NULL_BACKSLASH("null-word"),
  NULL_CHINESE("null-word");

  private static final List<PhoneForm> ALL = List.of(values());
  private static final Set<PhoneForm> USABLE = EnumSet.range(FULL_WIDTH, FORMULA);

  private final String kind;
  private final Optional<String> reason;

  PhoneForm(String kind) {
    this.kind = kind;
    this.reason = Optional.empty();
  }

  PhoneForm(String kind, String reason) {
    this.kind = kind;
    this.reason = Optional.of(reason);
  }

  /** Takes the forms in turn. */
  static PhoneForm of(int turn) {
    return ALL.get(turn % ALL.size());
  }

  /** Whether the number can still be told from what is written. */
  boolean isUsable() {
    return USABLE.contains(this);
  }

  /** Writes the number; landlines are taken from the store where the member registered. */
  String write(String number, Store store) {
    return switch (this) {
      case FULL_WIDTH -> FullWidth.of(number);
      case PLUS_86 -> "+86" + number;
      case DOUBLE_ZERO_86 -> "0086" + number;
      case BARE_86 -> "86" + number;
      case LEADING_ZERO -> "0" + number;
      case SPACED -> grouped(number, " ");
      case DASHED -> grouped(number, "-");
      case TAB -> "\t" + number;
      case FORMULA -> "=\"" + number + "\"";
      case SCIENTIFIC -> number.charAt(0) + "." + number.substring(1, 3) + "E+10";
      case MASKED -> PhoneNumbers.masked(PhoneNumbers.TEST.get(0));
      case VIRTUAL -> PhoneNumbers.virtual(number.charAt(10) - '0');
      case TEST_138 -> PhoneNumbers.TEST.get(0);
      case TEST_188 -> PhoneNumbers.TEST.get(1);
      case TEST_139 -> PhoneNumbers.TEST.get(2);
      case LANDLINE -> store.landline();
      case LANDLINE_EXTENSION -> store.landline() + "-801";
      case TOO_SHORT -> number.substring(0, 9);
      case NULL_TEXT -> NullWords.ALL.get(0);
      case NULL_DASH -> NullWords.ALL.get(1);
      case NULL_BACKSLASH -> NullWords.ALL.get(2);
      case NULL_CHINESE -> NullWords.ALL.get(3);
    };
  }

  /** What the truth says of a number written this way. */
  Remark remark(String column, String number, String written) {
    if (reason.isPresent()) {
      return Remark.soft(kind, column, reason.get(), written);
    }
    return isUsable()
        ? Remark.fixed(kind, column, PhoneNumbers.international(number), written)
        : Remark.emptied(kind, column, written);
  }

  private static String grouped(String number, String separator) {
    return String.join(
        separator, number.substring(0, 3), number.substring(3, 7), number.substring(7));
  }
}
