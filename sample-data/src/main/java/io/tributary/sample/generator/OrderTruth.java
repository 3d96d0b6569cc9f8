package io.tributary.sample.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code attribution.jsonl}: one line per order of the full part with what its buyer saw of the
 * brand in the thirty days before. {@code expect} is touched, untouched, or unlinkable where the
 * order does not say who bought; {@code detail} is {@code channel/kind@instant > …}, oldest first.
 */
final class OrderTruth implements Closeable {

  private final TruthFile file;
  private final Clock clock;
  private final ContactHistory history;
  private final int firstDay;

  OrderTruth(Brand brand, Path truth) throws IOException {
    this.file = new TruthFile(truth, "attribution.jsonl");
    this.clock = brand.clock();
    this.history = new ContactHistory(brand);
    this.firstDay = brand.settings().days() - brand.settings().fullDays();
  }

  /** An order of the stores, known by the ids of store, till and ticket. */
  void add(Ticket ticket) throws IOException {
    if (ticket.buyer().isPresent() && ticket.boughtDay().isEmpty() && ticket.day() >= firstDay) {
      String id = ticket.store().code() + "-0" + ticket.till() + "-" + ticket.number();
      int person = ticket.buyer().getAsInt();
      write(
          "pos_receipts",
          id,
          person,
          PosEntries.tradedAt(ticket, clock),
          ticket.card().isPresent());
    }
  }

  /** An order of the marketplace. */
  void add(Trade trade) throws IOException {
    if (trade.day() >= firstDay) {
      String id = Long.toString(trade.tid());
      write("tmall_orders", id, trade.buyer().index(), trade.created(), true);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void write(String feed, String order, int person, LocalDateTime at, boolean isLinkable)
      throws IOException {
    List<ContactHistory.Contact> contacts = history.before(person, at);
    String touched = contacts.isEmpty() ? "untouched" : "touched";
    file.write(TruthLine.of("attribution", isLinkable ? touched : "unlinkable")
        .withFeed(feed)
        .withColumn("order_id")
        .withPerson(person)
        .withValue(order)
        .withDetail(contacts.stream()
            .map(ContactHistory.Contact::toString)
            .collect(Collectors.joining(" > "))));
  }
}
