package io.tributary.sample.generator;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a member's details look like in the member system, and which of them can still be used. */
final class MemberForms {

  private static final int EVERY = 4;
  static final int SHOP_PHONE_STRIDE = 13;

  private final Brand brand;
  private final TypedPhones phones;
  private final SharedGroups shopPhones;

  MemberForms(Brand brand) {
    this.brand = brand;
    this.phones = new TypedPhones(brand);
    int members = Members.count(brand.people().size());
    int shops = Math.max(1, Math.min(Store.COUNT, members / 300));
    this.shopPhones = new SharedGroups(brand.chance(), members, SHOP_PHONE_STRIDE, shops, 8, 30);
  }

  /** The store where the member registered; those who gave the shop's phone, at that shop. */
  Store store(Person person) {
    int ordinal = Members.ordinal(person.index());
    return brand.stores().at(shopPhones.of(ordinal).orElse(person.homeStore()));
  }

  /** The mobile number of the member's first record, often as someone typed it. */
  Written firstPhone(Person person, int day) {
    int ordinal = Members.ordinal(person.index());
    Store store = store(person);
    if (shopPhones.of(ordinal).isPresent()) {
      String shared = PhoneNumbers.international(store.phone());
      brand.identifiers().shared("phone", shared);
      return Written.with(
          store.phone(),
          Remark.fixed("shop-phone", "mobile", shared, store.phone())
              .withDetail("shared by members of " + store.code()));
    }
    if (ordinal % EVERY != 0) {
      return laterPhone(person, day);
    }
    return phones.typed(person, day, store, "mobile", ordinal / EVERY);
  }

  /** The mobile number of a later record, typed with care. */
  Written laterPhone(Person person, int day) {
    String number = person.phone(day);
    return PhoneNumbers.isOfVirtualOperator(number)
        ? Written.with(
            number,
            Remark.fixed("virtual-operator", "mobile", PhoneNumbers.international(number), number))
        : Written.plain(number);
  }

  Written email(Person person) {
    int ordinal = Members.ordinal(person.index());
    if (person.email().isEmpty()) {
      return ordinal % EVERY == 2
          ? Written.with("无", Remark.emptied("null-word", "email", "无"))
          : Written.plain("");
    }
    String email = person.email().get();
    if (ordinal % EVERY != 2) {
      return Written.plain(email);
    }
    String written =
        ordinal % (2 * EVERY) == 2 ? email.toUpperCase(Locale.ROOT) : " " + email + " ";
    return Written.with(written, Remark.fixed("email-form", "email", email, written));
  }

  Written name(Person person) {
    int ordinal = Members.ordinal(person.index());
    if (ordinal % (4 * EVERY) == 3) {
      String latin = person.latinName().toUpperCase(Locale.ROOT);
      String wide = FullWidth.of(latin);
      return Written.with(wide, Remark.fixed("full-width-letters", "name", latin, wide));
    }
    if (ordinal % (4 * EVERY) == 7) {
      String padded = "　" + person.name() + " ";
      return Written.with(padded, Remark.fixed("padded-name", "name", person.name(), padded));
    }
    return Written.plain(person.name());
  }

  String gender(Person person) {
    List<String> words = person.isFemale() ? List.of("女", "F", "2") : List.of("男", "M", "1");
    int ordinal = Members.ordinal(person.index());
    return ordinal % 10 == 9 ? "未知" : words.get(ordinal % 7 % words.size());
  }

  Written birthday(Person person) {
    int ordinal = Members.ordinal(person.index());
    LocalDate birthday = person.birthday();
    if (ordinal % EVERY != 1) {
      return Written.plain(birthday.toString());
    }
    return switch (ordinal / EVERY % 5) {
      case 0 -> fixedBirthday("date-form", birthday, birthday.format(Clock.SLASHED));
      case 1 -> fixedBirthday("date-form", birthday, birthday.format(Clock.COMPACT));
      case 2 -> fixedBirthday("spreadsheet-date", birthday, Clock.spreadsheetSerial(birthday));
      case 3 ->
        Written.with(
            "1990-13-45", Remark.soft("unparseable-date", "birthday", "not-a-date", "1990-13-45"));
      default -> Written.with("-", Remark.emptied("null-word", "birthday", "-"));
    };
  }

  /** Whether the record says which sex they are and when they were born. */
  boolean showsGenderAndBirthday(Person person) {
    boolean isBornSomeDay = birthday(person)
        .remark()
        .map(remark -> remark.expect() == Remark.Expect.FIXED && remark.value().isPresent())
        .orElse(true);
    return isBornSomeDay && !gender(person).equals("未知");
  }

  /** What of the record tells who it is about. */
  Set<IdentifierSlot> usable(Person person, int day, Written phone) {
    Set<IdentifierSlot> slots = EnumSet.of(IdentifierSlot.MEMBER_ID);
    if (person.email().isPresent()) {
      slots.add(IdentifierSlot.EMAIL);
    }
    if (TypedPhones.isUsable(person, day, phone)) {
      slots.add(person.phoneSlot(day));
    }
    return slots;
  }

  private static Written fixedBirthday(String kind, LocalDate birthday, String written) {
    return Written.with(written, Remark.fixed(kind, "birthday", birthday.toString(), written));
  }
}
