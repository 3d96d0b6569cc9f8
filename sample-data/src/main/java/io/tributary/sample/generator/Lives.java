package io.tributary.sample.generator;

import java.util.SplittableRandom;

/**
 * When every person is a customer and how often they use a channel. Rates differ widely between
 * persons: most buy seldom, some often; nearly half leave at some time.
 */
final class Lives {

  private static final double STORE = 0.0092;
  private static final double TRADE = 0.0098;
  private static final double WEB = 0.050;
  private static final double MINI = 0.060;
  private static final double CONSENT = 0.006;
  private static final int FOREVER = 1 << 20;

  private final int days;
  private final Chance chance;
  private final Showcase showcase;
  private final int[] start;
  private final int[] end;
  private final float[] eagerness;

  Lives(BrandSettings settings, Chance chance, Showcase showcase) {
    this.days = settings.days();
    this.chance = chance;
    this.showcase = showcase;
    this.start = new int[settings.persons()];
    this.end = new int[settings.persons()];
    this.eagerness = new float[settings.persons()];
    for (int person = 0; person < settings.persons(); person++) {
      live(person);
    }
  }

  /** The day they became a customer; negative for those who were before the first day. */
  int start(int person) {
    return start[person];
  }

  /** The day from which they buy and visit no more; far away for those who never leave. */
  int end(int person) {
    return end[person];
  }

  boolean isActive(int person, int day) {
    return day >= start[person] && day < end[person];
  }

  boolean visitsStore(int person, int day, double season) {
    return happens(Purpose.STORE_VISIT, person, day, storeChance(person, day, season));
  }

  /** How likely they are to buy in a store on that day. */
  double storeChance(int person, int day, double season) {
    double share = has(person, Purpose.STORE_VISIT, 0.75) ? STORE : 0;
    return chance(person, day, share * season);
  }

  boolean hasTaobao(int person) {
    return isArranged(person) || has(person, Purpose.TAOBAO, 0.5);
  }

  boolean trades(int person, int day, double season) {
    return hasTaobao(person)
        && happens(Purpose.TRADE_DAY, person, day, tradeChance(person, day, season));
  }

  /** How likely they are to order on the marketplace on that day. */
  double tradeChance(int person, int day, double season) {
    return hasTaobao(person) ? chance(person, day, TRADE * season) : 0;
  }

  boolean hasApp(int person, MiniProgram app) {
    double share = app == MiniProgram.SHOP ? 0.4 : 0.2;
    return isArranged(person) || chance.share(Purpose.WECHAT, person, app.position()) < share;
  }

  boolean opensApp(int person, int day, double season) {
    boolean hasOne = hasApp(person, MiniProgram.SHOP) || hasApp(person, MiniProgram.CLUB);
    return hasOne && happens(Purpose.MINI_VISIT, person, day, chance(person, day, MINI * season));
  }

  boolean browses(int person, int day, double season) {
    boolean isOnline = isArranged(person) || has(person, Purpose.WEB_VISIT, 0.55);
    return isOnline && happens(Purpose.WEB_VISIT, person, day, chance(person, day, WEB * season));
  }

  boolean consents(int person, int day) {
    return happens(Purpose.CONSENT_DAY, person, day, chance(person, day, CONSENT));
  }

  private boolean isArranged(int person) {
    return showcase.isCanary(person) || showcase.day(person).isPresent();
  }

  private boolean has(int person, Purpose purpose, double share) {
    return chance.share(purpose, person, -1) < share;
  }

  private boolean happens(Purpose purpose, int person, int day, double probability) {
    return showcase.isOn(person, day) || chance.share(purpose, person, day) < probability;
  }

  /** The probability on one day of what happens that often to an ordinary customer. */
  private double chance(int person, int day, double rate) {
    return isActive(person, day) ? Math.min(0.6, rate * eagerness[person]) : 0;
  }

  private void live(int person) {
    SplittableRandom random = chance.random(Purpose.LIFE, person, 0);
    boolean isOldCustomer = isArranged(person) || random.nextInt(2) == 0;
    start[person] =
        isOldCustomer ? -1 - random.nextInt(700) : random.nextInt(Math.max(1, days * 85 / 100));
    boolean leaves = !isArranged(person) && random.nextInt(100) < 45;
    double stay = 10 - 250 * StrictMath.log(1 - random.nextDouble());
    end[person] = leaves ? Math.max(0, start[person]) + (int) stay : FOREVER;
    eagerness[person] = (float) StrictMath.exp(gaussian(random) - 0.5);
  }

  /** The sum of twelve uniform draws is close enough to a normal one, and the same everywhere. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int draw = 0; draw < 12; draw++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
