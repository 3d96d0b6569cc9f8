package io.tributary.sample.generator;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whom the brand's advertisements and messages reach, on the full days only, and what they do to
 * purchases. A person's contacts of a day are always the same, whoever asks.
 *
 * <p>One person in four responds: on each of the three days after a click or a delivered message
 * they are so many times as likely to buy as they would be otherwise. All others are not moved.
 */
final class Marketing {

  static final double CLICK_FACTOR = 6;
  static final double MESSAGE_FACTOR = 4;
  static final int DAYS_OF_EFFECT = 3;

  private static final double REACH = 0.45;
  private static final int BEFORE_FIRST_ORDER = 30;
  private static final int AFTER_LEAVING = 60;

  private final Chance chance;
  private final Clock clock;
  private final People people;
  private final Messages messages;
  private final int firstDay;
  private final int lastDay;

  Marketing(BrandSettings settings, Chance chance, Clock clock, People people, Members members) {
    this.chance = chance;
    this.clock = clock;
    this.people = people;
    this.lastDay = settings.days() - 1;
    this.firstDay = settings.days() - settings.fullDays();
    this.messages = new Messages(settings, chance, clock, members);
  }

  boolean isResponder(int person) {
    return isResponder(chance, person);
  }

  static boolean isResponder(Chance chance, int person) {
    return chance.share(Purpose.RESPONSE, person, 0) < 0.25;
  }

  /** The text messages. */
  Messages messages() {
    return messages;
  }

  /** The advertisement of the platform the person sees on that day. */
  Optional<AdView> view(int person, int day, Platform platform) {
    return sees(person, day, platform)
        ? Optional.of(drawn(person, day, platform))
        : Optional.empty();
  }

  /** The advertisement the person clicks on that day: one at most. */
  Optional<AdView> click(int person, int day) {
    for (Platform platform : Platform.ALL) {
      if (clicks(person, day, platform)) {
        return Optional.of(drawn(person, day, platform));
      }
    }
    return Optional.empty();
  }

  /** The click, where it leads into a mini-program. */
  Optional<AdView> clickIntoApp(int person, int day) {
    return click(person, day).filter(view -> leadsIntoApp(person, view));
  }

  /** The click, where it leads to the site. */
  Optional<AdView> clickToSite(int person, int day) {
    return click(person, day).filter(view -> !leadsIntoApp(person, view));
  }

  /** How many times as likely as otherwise the person is to buy on that day. */
  double factor(int person, int day) {
    if (day <= firstDay || !isResponder(person)) {
      return 1;
    }
    double factor = 1;
    for (int back = 1; back <= DAYS_OF_EFFECT; back++) {
      if (isClicker(person, day - back)) {
        return CLICK_FACTOR;
      }
      if (messages.of(person, day - back).flatMap(Message::deliveredAt).isPresent()) {
        factor = MESSAGE_FACTOR;
      }
    }
    return factor;
  }

  private boolean isClicker(int person, int day) {
    for (Platform platform : Platform.ALL) {
      if (clicks(person, day, platform)) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsIntoApp(int person, AdView view) {
    return view.ad().campaign().aim() == Campaign.Aim.MINI_PROGRAM
        && people.lives().hasApp(person, MiniProgram.SHOP);
  }

  private boolean sees(int person, int day, Platform platform) {
    if (day < firstDay || day > lastDay) {
      return false;
    }
    if (isShown(person, day, platform)) {
      return true;
    }
    Lives lives = people.lives();
    return day >= lives.start(person) - BEFORE_FIRST_ORDER
        && day < lives.end(person) + AFTER_LEAVING
        && chance.share(Purpose.AD_REACH, person, platform.position()) < REACH
        && chance.share(Purpose.AD_VIEW, key(person, platform), day) < platform.rate();
  }

  private boolean clicks(int person, int day, Platform platform) {
    if (!sees(person, day, platform)) {
      return false;
    }
    double rate = platform.logsExposures() ? (isResponder(person) ? 0.3 : 0.12) : 1;
    return isShown(person, day, platform)
        || chance.share(Purpose.AD_CLICK, key(person, platform), day) < rate;
  }

  private boolean isShown(int person, int day, Platform platform) {
    return platform == Platform.OCEANENGINE && people.showcase().isOn(person, day);
  }

  private AdView drawn(int person, int day, Platform platform) {
    SplittableRandom random =
        chance.random(Purpose.AD_VIEW, key(person, platform), day + 1_000_000L);
    return new AdView(
        Campaign.draw(platform, random),
        clock.online(day, random),
        chance.code(Purpose.AD_VIEW, key(person, platform), day + 2_000_000L));
  }

  private static long key(int person, Platform platform) {
    return person * 4L + platform.position();
  }
}
