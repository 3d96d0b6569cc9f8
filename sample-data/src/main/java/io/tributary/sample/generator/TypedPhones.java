package io.tributary.sample.generator;

import java.util.Optional;

/** Mobile numbers as somebody typed them, and what the truth says of them. */
final class TypedPhones {

  private final Brand brand;

  TypedPhones(Brand brand) {
    this.brand = brand;
  }

  /** The person's number of that day in one of the forms people type; they come in turn. */
  Written typed(Person person, int day, Store store, String column, int turn) {
    PhoneForm form = PhoneForm.of(turn);
    String number = person.phone(day);
    String written = form.write(number, store);
    recordNever(form, written, store);
    return Written.with(written, form.remark(column, number, written));
  }

  /** Whether what is written still tells the number. */
  static boolean isUsable(Person person, int day, Written phone) {
    String own = PhoneNumbers.international(person.phone(day));
    return phone.remark().map(remark -> remark.value().equals(Optional.of(own))).orElse(true);
  }

  private void recordNever(PhoneForm form, String written, Store store) {
    switch (form) {
      case MASKED -> brand.identifiers().never("phone", written);
      case VIRTUAL -> brand.identifiers().neverForwarding(written);
      case TEST_138, TEST_188, TEST_139 ->
        brand.identifiers().never("phone", PhoneNumbers.international(written));
      case LANDLINE, LANDLINE_EXTENSION ->
        brand.identifiers().never("phone", store.internationalLandline());
      default -> {}
    }
  }
}
