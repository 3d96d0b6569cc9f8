package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How likely a person truly was to place an order that is not cancelled, and that shows who placed
 * it, within thirty days of an as-of day: the generator's daily rates, with the seasons, contacts
 * and the day of leaving it knows of. What a model reaches against outcomes cannot exceed what
 * these probabilities reach, but by luck.
 *
 * <p>Orders of the stores show a member card, those of the marketplace a buyer's name of its own.
 * Where no record connects the two, the lake has two persons, and the truth two lines.
 */
final class Propensity {

  private static final int DAYS = 30;
  private static final int SNAPSHOTS = 4;
  private static final double CARD_SHOWN = 0.92;
  private static final double PAID = 0.9;

  private final Brand brand;

  Propensity(Brand brand) {
    this.brand = brand;
  }

  /** Thirty days apart, back from the day after the last one; later ones first. */
  private List<Integer> asOfDays() {
    int last = brand.settings().days();
    return IntStream.range(0, SNAPSHOTS)
        .map(back -> last - DAYS * back)
        .filter(day -> day >= DAYS)
        .boxed()
        .toList();
  }

  void write(TruthFile file, Person person) throws IOException {
    for (int asOf : asOfDays()) {
      for (TruthLine line : lines(person, asOf)) {
        file.write(line);
      }
    }
  }

  private List<TruthLine> lines(Person person, int asOf) {
    int index = person.index();
    double noneInStores = 1;
    double noneOnline = 1;
    for (int day = asOf; day < asOf + DAYS; day++) {
      noneInStores *= 1 - inStores(index, day);
      noneOnline *= 1 - online(index, day);
    }
    boolean hasCard = brand.identifiers().isSeen(index, IdentifierSlot.MEMBER_ID);
    boolean hasAccount = brand.identifiers().isSeen(index, IdentifierSlot.TAOBAO_OUID);
    List<TruthLine> lines = new ArrayList<>();
    if (hasCard && hasAccount && isOne(index)) {
      lines.add(line(person, asOf, 1 - noneInStores * noneOnline, IdentifierSlot.MEMBER_ID));
      return lines;
    }
    if (hasCard) {
      lines.add(line(person, asOf, 1 - noneInStores, IdentifierSlot.MEMBER_ID));
    }
    if (hasAccount) {
      lines.add(line(person, asOf, 1 - noneOnline, IdentifierSlot.TAOBAO_OUID));
    }
    return lines;
  }

  private boolean isOne(int person) {
    return brand.identifiers().component(person, IdentifierSlot.MEMBER_ID)
        == brand.identifiers().component(person, IdentifierSlot.TAOBAO_OUID);
  }

  private double inStores(int person, int day) {
    if (!brand.members().isRegistered(person, day)) {
      return 0;
    }
    double season = brand.clock().storeSeason(day);
    double factor = brand.marketing().factor(person, day);
    return CARD_SHOWN * brand.people().lives().storeChance(person, day, season * factor);
  }

  private double online(int person, int day) {
    double season = brand.clock().onlineSeason(day);
    double factor = brand.marketing().factor(person, day);
    return PAID * brand.people().lives().tradeChance(person, day, season * factor);
  }

  private TruthLine line(Person person, int asOf, double probability, IdentifierSlot slot) {
    LocalDate date = brand.clock().date(asOf);
    return TruthLine.of("propensity", date.toString())
        .withColumn("purchase_30d")
        .withPerson(person.index())
        .withValue(String.format(Locale.ROOT, "%.6f", probability))
        .withDetail(slot.text(person));
  }
}
