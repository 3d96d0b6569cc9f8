package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Who is a member of the programme and since when: three persons of every five. */
final class Members {

  private static final int OF_EVERY = 5;
  private static final int ARE_MEMBERS = 3;
  private static final long CARDS = 90_000_000L;
  private static final long STEP = 7_654_321L;
  private static final int NEVER = 1 << 20;

  private final Chance chance;
  private final Clock clock;
  private final People people;
  private final int lastDay;

  Members(BrandSettings settings, Chance chance, Clock clock, People people) {
    this.lastDay = settings.days() - 1;
    this.chance = chance;
    this.clock = clock;
    this.people = people;
  }

  static boolean isMember(int person) {
    return person % OF_EVERY < ARE_MEMBERS;
  }

  /** Counts members from 0. */
  static int ordinal(int person) {
    return person / OF_EVERY * ARE_MEMBERS + person % OF_EVERY;
  }

  /** How many of the first persons are members. */
  static int count(int persons) {
    return persons / OF_EVERY * ARE_MEMBERS + Math.min(ARE_MEMBERS, persons % OF_EVERY);
  }

  /** A card number; no two members have the same, and none begins like a canary's. */
  static String card(int ordinal) {
    return "HC" + Digits.padded(ordinal * STEP % CARDS, 8);
  }

  /** The day of registration, from the first day of trade. */
  int registrationDay(int person) {
    OptionalInt arranged = people.showcase().registrationDay(ordinal(person));
    int start = people.lives().start(person);
    int lag = start < 0 ? 0 : chance.below(30, Purpose.MEMBERSHIP, person, 0);
    return arranged.orElse(Math.min(start + lag, lastDay));
  }

  boolean isRegistered(int person, int day) {
    return isMember(person) && registrationDay(person) <= day;
  }

  LocalDateTime registeredAt(int person) {
    return moment(person, registrationDay(person));
  }

  /** The moment of that day at which the member's record changed. */
  LocalDateTime moment(int person, int day) {
    int second = chance.below(12 * 3600, Purpose.MEMBER_RECORD, person, day);
    return clock.date(day).atTime(9, 0).plusSeconds(second);
  }

  /** The last day in the period on which the member's record was written or changed. */
  OptionalInt lastChangeIn(int person, Period period) {
    int registration = registrationDay(person);
    return IntStream.of(registration, people.phoneDay(person), promotionDay(person))
        .filter(day -> day >= registration && period.holds(day))
        .max();
  }

  /** From 0, the lowest, to 3. */
  int level(int person, int day) {
    double rank = chance.share(Purpose.LEVEL, person, 2);
    int level = rank < 0.7 ? 0 : rank < 0.9 ? 1 : 2;
    return day >= promotionDay(person) ? level + 1 : level;
  }

  private int promotionDay(int person) {
    boolean isPromoted = chance.share(Purpose.LEVEL, person, 0) < 0.25;
    int after = 20 + chance.below(300, Purpose.LEVEL, person, 1);
    return isPromoted ? registrationDay(person) + after : NEVER;
  }
}
