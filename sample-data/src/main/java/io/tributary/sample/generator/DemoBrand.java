package io.tributary.sample.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The demo brand 河川 (hechuan): raw extracts of all its feeds with known truth. The same settings
 * give the same bytes. What is written streams to disk; memory grows with the persons and with one
 * day's trade, not with days.
 */
public final class DemoBrand {

  private DemoBrand() {}

  /**
   * Writes {@code incoming/<day of arrival>/<feed>/dt=<day>/<file>}, by the hour on the last day,
   * and the truth about it: {@code identifiers.jsonl}, {@code defects.jsonl}, {@code totals.jsonl},
   * {@code canaries.jsonl}, {@code spend.jsonl}, {@code attribution.jsonl}, {@code consents.jsonl},
   * and what {@link PersonTruth} writes. Late files and corrections may arrive up to four days
   * after the last day of trade.
   *
   * @throws IllegalArgumentException when one of the folders holds something already
   */
  public static Summary generate(BrandSettings settings, Path incoming, Path truth)
      throws IOException {
    long started = System.nanoTime();
    requireEmpty(incoming);
    requireEmpty(truth);
    Brand brand = new Brand(settings);
    AdSpend.SpendTruth spend = new AdSpend.SpendTruth();
    try (Extracts extracts = new Extracts(incoming, truth);
        OrderTruth orders = new OrderTruth(brand, truth);
        ConsentTruth consents = new ConsentTruth(truth)) {
      writeFeeds(brand, feeds(brand, extracts, new Truths(orders, spend, consents)));
      writeTruth(brand, extracts, truth);
      new PersonTruth(brand, extracts.files().lastArrival()).write(truth);
      try (TruthFile file = new TruthFile(truth, "spend.jsonl")) {
        spend.write(file);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Summary(
          extracts.files().files(), extracts.tally().records(), extracts.files().bytes(), seconds);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.list(folder)) {
      if (found.findAny().isPresent()) {
        throw new IllegalArgumentException("Cannot generate the demo brand: " + folder
            + " is not empty. Name another folder or delete what is in it.");
      }
    }
  }

  /** What feeds add to while they are written. */
  private record Truths(OrderTruth orders, AdSpend.SpendTruth spend, ConsentTruth consents) {}

  private static List<Feed> feeds(Brand brand, Extracts extracts, Truths truths) {
    return List.of(
        new ProductSnapshots(brand, extracts),
        new CrmMembers(brand, extracts),
        new PosReceipts(brand, extracts, truths.orders()),
        new TmallOrders(brand, extracts, truths.orders()),
        new MiniprogramAuth(brand, extracts),
        new MiniprogramEvents(brand, extracts),
        new WebEvents(brand, extracts),
        new ConsentEvents(brand, extracts, truths.consents()),
        new AdImpressions(brand, extracts),
        new AdClicks(brand, extracts),
        new AdSpend(brand, extracts, truths.spend()),
        new OceanengineLeads(brand, extracts),
        new SmsLog(brand, extracts, truths.consents()));
  }

  private static void writeFeeds(Brand brand, List<Feed> feeds) throws IOException {
    for (Period period : brand.periods()) {
      for (Feed feed : feeds) {
        if (period.isFull() || feed.isInThinPart()) {
          feed.write(period);
        }
      }
    }
  }

  private static void writeTruth(Brand brand, Extracts extracts, Path truth) throws IOException {
    try (TruthFile file = new TruthFile(truth, "identifiers.jsonl")) {
      brand.identifiers().write(file, brand.people());
    }
    try (TruthFile file = new TruthFile(truth, "canaries.jsonl")) {
      writeCanaries(brand, file);
    }
    try (TruthFile file = new TruthFile(truth, "totals.jsonl")) {
      for (Map.Entry<String, SortedMap<String, String>> feed :
          extracts.tally().totals().entrySet()) {
        for (Map.Entry<String, String> total : feed.getValue().entrySet()) {
          file.write(TruthLine.total(feed.getKey(), total.getKey(), total.getValue()));
        }
      }
    }
  }

  private static void writeCanaries(Brand brand, TruthFile file) throws IOException {
    for (int index = 0; index < brand.people().showcase().canaries(); index++) {
      Person person = brand.people().at(index);
      String id = Person.id(index);
      file.write(TruthLine.canary("name", id, person.name()));
      for (IdentifierSlot slot : IdentifierSlot.values()) {
        if (slot.value(person).isPresent()) {
          file.write(TruthLine.canary(slot.kind(person), id, slot.value(person).get()));
        }
      }
    }
  }
}
