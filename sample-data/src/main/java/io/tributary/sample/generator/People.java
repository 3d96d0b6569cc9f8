package io.tributary.sample.generator;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Everybody of the demo brand; a person is drawn anew from the seed whenever asked for. */
final class People {

  private static final List<List<String>> SURNAMES = Resource.lines("surnames.txt");
  private static final List<List<String>> GIVEN_NAMES = Resource.lines("given-names.txt");
  private static final String[] DOMAINS = {
    "example.com", "example.net", "example.org", "mail.example.com"
  };
  private static final int NEVER = 1 << 20;

  private static final int RECENT = 1 << 14;

  /** Of so many persons one gives up a number that the next one gets after months of silence. */
  private static final int RECYCLING_EVERY = 40;

  private static final int GIVER = 21;
  private static final int ARRANGED = 200;
  private static final int FIRST_GIVEN = 200;
  private static final int SILENCE = 220;
  private static final int SPREAD = 60;

  private final Person[] recent = new Person[RECENT];
  private final int size;
  private final int days;
  private final Chance chance;
  private final PhoneNumbers phones;
  private final Showcase showcase;
  private final Lives lives;
  private final int tastes;

  People(BrandSettings settings, Chance chance, PhoneNumbers phones, Catalogue catalogue) {
    this.size = settings.persons();
    this.days = settings.days();
    this.chance = chance;
    this.phones = phones;
    this.showcase = new Showcase(settings);
    this.lives = new Lives(settings, chance, showcase);
    this.tastes = catalogue.categoryCount();
  }

  int size() {
    return size;
  }

  Lives lives() {
    return lives;
  }

  Showcase showcase() {
    return showcase;
  }

  /** The person of that number; those asked for lately are kept. */
  Person at(int index) {
    Person kept = recent[index % RECENT];
    if (kept == null || kept.index() != index) {
      kept = drawn(index);
      recent[index % RECENT] = kept;
    }
    return kept;
  }

  private Person drawn(int index) {
    SplittableRandom random = chance.random(Purpose.NAME, index, 0);
    List<String> surname = SURNAMES.get(random.nextInt(SURNAMES.size()));
    List<String> given = GIVEN_NAMES.get(random.nextInt(GIVEN_NAMES.size()));
    boolean isCanary = showcase.isCanary(index);
    String latin = surname.get(1) + " " + given.get(1);
    return new Person(
        index,
        isCanary ? "金丝雀" + canaryNumber(index) : surname.get(0) + given.get(0),
        isCanary ? "canary " + canaryNumber(index) : latin,
        chance.share(Purpose.GENDER, index, 0) < 0.62,
        birthday(index),
        isCanary ? phones.ofCanary(index, 0) : phones.ofPerson(index, 0),
        isCanary
            ? phones.ofCanary(index, 1)
            : takesPhone(index) ? phones.ofPerson(index - 1, 0) : phones.ofPerson(index, 1),
        phoneDay(index),
        email(index, latin),
        Members.isMember(index) ? Optional.of(card(index)) : Optional.empty(),
        openids(index),
        "o6_" + name(Purpose.WECHAT, index, 9),
        cookies(index),
        taobaoOuid(index),
        Device.of(chance, index),
        chance.below(Store.COUNT, Purpose.HOME, index, 0),
        chance.below(tastes, Purpose.TASTE, index, 0));
  }

  /** The day the person's phone changes; far away for most. */
  int phoneDay(int index) {
    if (givesPhone(index)) {
      return FIRST_GIVEN + chance.below(SPREAD, Purpose.PHONE_CHANGE, index, 2);
    }
    if (takesPhone(index)) {
      return phoneDay(index - 1) + SILENCE + chance.below(SPREAD, Purpose.PHONE_CHANGE, index, 2);
    }
    boolean changes = chance.share(Purpose.PHONE_CHANGE, index, 0) < 0.08;
    return changes ? 1 + chance.below(days, Purpose.PHONE_CHANGE, index, 1) : NEVER;
  }

  /** Whether the person's first number becomes the next person's second one. */
  private boolean givesPhone(int index) {
    boolean isTurn = index % RECYCLING_EVERY == GIVER
        && index >= showcase.arranged() + ARRANGED
        && index + 1 < size;
    return isTurn
        && days >= FIRST_GIVEN + SILENCE + 3 * SPREAD
        && writesPlainly(index)
        && writesPlainly(index + 1)
        && lives.start(index) + SPREAD <= FIRST_GIVEN
        && lives.start(index + 1) + SPREAD <= FIRST_GIVEN + SILENCE;
  }

  private boolean takesPhone(int index) {
    return index > 0 && givesPhone(index - 1);
  }

  /** Whether the member never gave the phone of a shop. */
  private static boolean writesPlainly(int index) {
    return Members.ordinal(index) % MemberForms.SHOP_PHONE_STRIDE
        != MemberForms.SHOP_PHONE_STRIDE - 1;
  }

  private LocalDate birthday(int index) {
    int age = Math.max(
        chance.below(8_000, Purpose.BIRTHDAY, index, 0),
        chance.below(16_000, Purpose.BIRTHDAY, index, 1));
    return LocalDate.of(2008, 1, 1).minusDays(age);
  }

  private Optional<String> email(int index, String latinName) {
    if (showcase.isCanary(index)) {
      return Optional.of("canary-" + canaryNumber(index) + "@example.com");
    }
    if (chance.share(Purpose.EMAIL, index, 0) >= 0.4) {
      return Optional.empty();
    }
    // The number stands apart, for it has letters, and one name may go on like another.
    String local = latinName.replace(' ', '.') + "." + Integer.toString(index + 1, 36);
    return Optional.of(
        local + "@" + DOMAINS[chance.below(DOMAINS.length, Purpose.EMAIL, index, 1)]);
  }

  private String card(int index) {
    return showcase.isCanary(index)
        ? "HC999900" + canaryNumber(index)
        : Members.card(Members.ordinal(index));
  }

  private List<Optional<String>> openids(int index) {
    return Arrays.stream(MiniProgram.values())
        .map(app -> lives.hasApp(index, app)
            ? Optional.of("o" + name(Purpose.WECHAT, index, 3 + app.position()))
            : Optional.<String>empty())
        .toList();
  }

  private List<String> cookies(int index) {
    int count = 1 + chance.below(3, Purpose.COOKIES, index, -1);
    return IntStream.range(0, count)
        .mapToObj(which -> "ck-" + name(Purpose.COOKIES, index, which))
        .toList();
  }

  private Optional<String> taobaoOuid(int index) {
    return lives.hasTaobao(index)
        ? Optional.of("AAH" + name(Purpose.TAOBAO, index, 1))
        : Optional.empty();
  }

  /** A name a platform would give: random and unique; canaries carry their mark. */
  private String name(Purpose purpose, int index, int which) {
    String mark = showcase.isCanary(index) ? "CANARY" + canaryNumber(index) : "";
    return mark
        + chance.code(purpose, index, 100 + which)
        + chance.code(purpose, index, 200 + which);
  }

  private static String canaryNumber(int index) {
    return Digits.padded(index + 1, 2);
  }
}
