package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** What is bought in the stores, day by day: by members, by strangers, and what comes back. */
final class StoreSales {

  private static final int TILLS = 3;
  private static final int DIRTY_EVERY = 3 * PosEntries.FORMS;
  private static final int RETURNING_CANARY = 1;
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final Brand brand;
  private final Chance chance;
  private final Agenda returns = new Agenda();
  private final int[] ticketsOfDay = new int[Store.COUNT];

  StoreSales(Brand brand) {
    this.brand = brand;
    this.chance = brand.chance();
  }

  /** Takes tickets one by one. */
  interface Tickets {
    void accept(Ticket ticket) throws IOException;
  }

  /** Gives every ticket of the day; days must come in order. */
  void ofDay(int day, Tickets tickets) throws IOException {
    Arrays.fill(ticketsOfDay, 0);
    for (Store.Region region : Store.Region.values()) {
      walkIns(region, day, tickets);
    }
    double season = brand.clock().storeSeason(day);
    for (int person = 0; person < brand.people().size(); person++) {
      if (buys(person, day, season)) {
        Ticket ticket = purchase(person, day);
        tickets.accept(ticket.numbered(number(ticket.store(), day)));
        OptionalInt back = returnDay(person, day);
        if (back.isPresent()) {
          returns.add(back.getAsInt(), person, day);
        }
      }
    }
    returns.<IOException>take(
        day, (person, boughtDay) -> tickets.accept(broughtBack(person, boughtDay, day)));
  }

  private void walkIns(Store.Region region, int day, Tickets tickets) throws IOException {
    int count = 1 + brand.people().size() / 10_000;
    for (int visitor = 0; visitor < count; visitor++) {
      SplittableRandom random =
          chance.random(Purpose.WALK_IN, (long) visitor * 4 + region.position(), day);
      Store store = brand.stores().in(region, random.nextInt(Store.COUNT));
      int taste = random.nextInt(brand.catalogue().categoryCount());
      Basket basket = Basket.draw(brand.catalogue(), random, taste, day, 2);
      int form = (day * 4 + region.position()) % DIRTY_EVERY;
      tickets.accept(new Ticket(
          store,
          1 + random.nextInt(TILLS),
          number(store, day),
          OptionalInt.empty(),
          Optional.empty(),
          brand.clock().shopping(day, random),
          day,
          basket,
          OptionalInt.empty(),
          visitor == 0 && form < PosEntries.FORMS ? form : -1));
    }
  }

  /** Whether the person buys something in a store on that day. */
  boolean buys(int person, int day, double season) {
    return isReturningCanary(person, day)
        || brand
            .people()
            .lives()
            .visitsStore(person, day, season * brand.marketing().factor(person, day));
  }

  /** What they buy; the ticket has no number yet. */
  Ticket purchase(int index, int day) {
    Person person = brand.people().at(index);
    SplittableRandom random = chance.random(Purpose.STORE_VISIT, index, day + 1_000_000L);
    Store store = storeOf(person, random);
    boolean showsCard = brand.members().isRegistered(index, day) && random.nextInt(100) < 92;
    int form =
        random.nextInt(25) == 0 || brand.people().showcase().isOn(index, day) ? index + day : -1;
    return new Ticket(
        store,
        1 + random.nextInt(TILLS),
        "",
        person.key(),
        showsCard ? person.card() : Optional.empty(),
        brand.clock().shopping(day, random),
        day,
        basket(person, day),
        OptionalInt.empty(),
        form);
  }

  private Ticket broughtBack(int index, int boughtDay, int day) {
    Person person = brand.people().at(index);
    SplittableRandom random = chance.random(Purpose.STORE_VISIT, index, boughtDay + 1_000_000L);
    Store store = storeOf(person, random);
    boolean isMember = brand.members().isRegistered(index, boughtDay);
    LocalDateTime time =
        brand.clock().shopping(day, chance.random(Purpose.STORE_RETURN, index, day));
    return new Ticket(
        store,
        1,
        number(store, day),
        person.key(),
        isMember ? person.card() : Optional.empty(),
        time,
        day,
        basket(person, boughtDay).returned(),
        OptionalInt.of(boughtDay),
        -1);
  }

  /** The day on which they bring something of it back, which few do; it may lie after the last. */
  OptionalInt returnDay(int person, int day) {
    SplittableRandom random = chance.random(Purpose.STORE_RETURN, person, day + 1_000_000L);
    int lastDay = brand.settings().days() - 1;
    if (isReturningCanary(person, day)) {
      return OptionalInt.of(Math.min(day + 95, lastDay - 3));
    }
    if (random.nextInt(100) >= 5) {
      return OptionalInt.empty();
    }
    boolean isLate = random.nextInt(8) == 0;
    return OptionalInt.of(day + (isLate ? 60 + random.nextInt(120) : 1 + random.nextInt(14)));
  }

  private boolean isReturningCanary(int person, int day) {
    return person == RETURNING_CANARY
        && brand.people().showcase().isCanary(person)
        && day == 1
        && brand.settings().days() > 5;
  }

  private Store storeOf(Person person, SplittableRandom random) {
    boolean isHome = random.nextInt(100) < 80;
    return brand.stores().at(isHome ? person.homeStore() : random.nextInt(Store.COUNT));
  }

  private Basket basket(Person person, int day) {
    SplittableRandom random = chance.random(Purpose.STORE_BASKET, person.index(), day);
    return Basket.draw(brand.catalogue(), random, person.taste(), day, 1);
  }

  private String number(Store store, int day) {
    LocalDate date = brand.clock().date(day);
    int count = ++ticketsOfDay[store.index()];
    return date.format(SHORT_DAY) + Digits.padded(count, 5);
  }
}
