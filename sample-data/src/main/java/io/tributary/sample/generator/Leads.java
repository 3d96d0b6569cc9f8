package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.Optional;

/** Who leaves an address in a form behind an advertisement of Ocean Engine. */
final class Leads {

  static final int FOLLOWED_UP_AFTER = 3;

  private final Brand brand;

  Leads(Brand brand) {
    this.brand = brand;
  }

  /**
   * A lead.
   *
   * @param click the click that led to the form
   * @param at when the form was sent
   * @param state what sales make of it three days later: 1 where they make nothing
   * @param isRefunded whether the platform then takes the phone away
   */
  record Lead(AdView click, LocalDateTime at, int state, boolean isRefunded) {

    String id() {
      return Long.toString(7_300_000_000_000_000_000L
          + Math.floorMod(Long.parseUnsignedLong(click.code(), 36), 100_000_000_000_000_000L));
    }

    /** When what the platform says late is there. */
    LocalDateTime completedAt() {
      return at.plusMinutes(11);
    }
  }

  /** The lead of the person's click on that day. */
  Optional<Lead> of(int person, int day) {
    return brand
        .marketing()
        .clickToSite(person, day)
        .filter(click -> click.platform() == Platform.OCEANENGINE)
        .filter(click -> brand.people().showcase().isOn(person, day)
            || brand.chance().share(Purpose.LEAD, person, day) < 0.3)
        .map(click -> lead(person, day, click));
  }

  private Lead lead(int person, int day, AdView click) {
    boolean isShown = brand.people().showcase().isOn(person, day);
    boolean isFollowedUp =
        isShown || brand.chance().share(Purpose.LEAD, person, day + 1_000_000L) < 0.4;
    int state =
        isFollowedUp ? 2 + brand.chance().below(4, Purpose.LEAD, person, day + 2_000_000L) : 1;
    boolean isRefunded = (isShown && person % 4 == 1)
        || brand.chance().share(Purpose.LEAD, person, day + 3_000_000L) < 0.1;
    return new Lead(click, click.landedAt().plusSeconds(75), state, isRefunded);
  }
}
