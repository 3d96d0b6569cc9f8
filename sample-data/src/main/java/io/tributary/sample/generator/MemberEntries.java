package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes members as the records of the member system. */
final class MemberEntries {

  static final Columns COLUMNS = Columns.of(
      "member_card",
      "mobile",
      "email",
      "name",
      "gender",
      "birthday",
      "level",
      "register_store",
      "register_channel",
      "register_at",
      "points",
      "updated_at");

  private static final List<String> LEVELS = List.of("普通", "银卡", "金卡", "钻石");
  private static final List<String> CHANNELS = List.of("store", "miniprogram", "web", "tmall");

  private final Brand brand;
  private final MemberForms forms;

  MemberEntries(Brand brand) {
    this.brand = brand;
    this.forms = new MemberForms(brand);
  }

  /** The how-manieth time a member's record is sent. */
  enum Sending {
    /** Never before, and as someone typed it. */
    FIRST,
    /** A second time on the same day. */
    AFTER_DRAFT,
    /** After a change. */
    CHANGED
  }

  /** The member's record as of a day on which it was written or changed. */
  Entry of(Person person, int day, LocalDateTime updatedAt, boolean hasNick, Sending sending) {
    Written phone =
        sending == Sending.CHANGED ? forms.laterPhone(person, day) : forms.firstPhone(person, day);
    Written email = forms.email(person);
    Written name = forms.name(person);
    Written birthday = forms.birthday(person);
    brand.identifiers().together(person.index(), forms.usable(person, day, phone));
    List<String> values = new ArrayList<>(List.of(
        person.card().orElseThrow(),
        phone.text(),
        email.text(),
        name.text(),
        forms.gender(person),
        birthday.text(),
        LEVELS.get(brand.members().level(person.index(), day)),
        forms.store(person).code(),
        channel(person.index()),
        Clock.text(brand.members().registeredAt(person.index())),
        points(person, day),
        Clock.text(updatedAt)));
    if (hasNick) {
      values.add(nick(person));
    }
    List<Remark> remarks = List.of(phone, email, name, birthday).stream()
        .map(Written::remark)
        .flatMap(Optional::stream)
        .toList();
    Entry.Fate fate = sending == Sending.FIRST ? Entry.Fate.NEW_KEY : Entry.Fate.NEW_VERSION;
    return new Entry(values, person.key(), fate, 0, remarks);
  }

  /** A record of an hour before, with other points: the later one of the two must stand. */
  Entry draft(Person person, int day, boolean hasNick) {
    LocalDateTime earlier = brand.members().moment(person.index(), day).minusHours(1);
    Entry entry = of(person, day, earlier, hasNick, Sending.FIRST);
    List<String> values = COLUMNS.with(entry.values(), "points", "0");
    return new Entry(values, entry.person(), entry.fate(), 0, entry.remarks())
        .withRemark(Remark.of("sent-twice", Remark.Expect.SUPERSEDED));
  }

  /** Where the member registered. */
  static String channel(int person) {
    return CHANNELS.get(Members.ordinal(person) % 7 % CHANNELS.size());
  }

  private String points(Person person, int day) {
    double share = brand.chance().share(Purpose.LEVEL, person.index(), 1_000_000L + day);
    return Integer.toString(1 + (int) (share * 5000));
  }

  /** Some have a line break in it, which a quoted value may. */
  private static String nick(Person person) {
    int ordinal = Members.ordinal(person.index());
    return ordinal % 6 == 0 ? person.latinName() + "\n🌸" : "小" + person.name();
  }
}
