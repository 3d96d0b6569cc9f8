package io.tributary.sample.generator;

import java.util.OptionalInt;

/**
 * Persons made to act on a given day, so that a brand of any size shows every case: the canaries,
 * whose values no one else has, and two persons for every full day.
 */
final class Showcase {

  private static final int MOST_CANARIES = 20;
  private static final int PER_DAY = 2;
  private static final int MEMBERS_BEFORE = 12;

  private final int canaries;
  private final int firstFullDay;
  private final int fullDays;

  Showcase(BrandSettings settings) {
    this.canaries = Math.min(MOST_CANARIES, settings.persons() / 10);
    this.fullDays = settings.fullDays();
    this.firstFullDay = settings.days() - fullDays;
  }

  int canaries() {
    return canaries;
  }

  /** How many of the first persons act or register by arrangement, at most. */
  int arranged() {
    return canaries + 2 * (MEMBERS_BEFORE + PER_DAY * fullDays);
  }

  boolean isCanary(int person) {
    return person >= 0 && person < canaries;
  }

  /** The day, from the first day of trade, on which the person uses every channel they have. */
  OptionalInt day(int person) {
    return dayOf(person - canaries);
  }

  boolean isOn(int person, int day) {
    int position = person - canaries;
    return position >= 0
        && day >= firstFullDay
        && position / PER_DAY == day - firstFullDay
        && position / PER_DAY < fullDays;
  }

  /** The day on which that member registers, where it is arranged. */
  OptionalInt registrationDay(int memberOrdinal) {
    return dayOf(memberOrdinal - MEMBERS_BEFORE);
  }

  private OptionalInt dayOf(int position) {
    boolean isArranged = position >= 0 && position / PER_DAY < fullDays;
    return isArranged ? OptionalInt.of(firstFullDay + position / PER_DAY) : OptionalInt.empty();
  }
}
