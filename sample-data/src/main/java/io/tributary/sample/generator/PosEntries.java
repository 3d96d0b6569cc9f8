package io.tributary.sample.generator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes tickets as the records of a till system, with the dirt such systems have. */
final class PosEntries {

  static final Columns COLUMNS = Columns.of(
      "store_code",
      "pos_no",
      "ticket_no",
      "line_no",
      "sku",
      "qty",
      "amount",
      "discount",
      "member_card",
      "cashier_id",
      "biz_date",
      "trade_time");

  private static final int MONTHS_LATER = 30;
  private static final long THOUSAND = 100_000;

  private final Brand brand;

  PosEntries(Brand brand) {
    this.brand = brand;
  }

  /** The ways a ticket is dirty. */
  private enum Form {
    FULL_WIDTH_AMOUNT,
    FULL_WIDTH_QUANTITY,
    AFTER_MIDNIGHT,
    CARD,
    THOUSANDS;

    private static final List<Form> ALL = List.of(values());

    static Form of(int turn) {
      return ALL.get(turn % ALL.size());
    }
  }

  static final int FORMS = Form.values().length;

  /** What is written in the column of the card, and what the truth says of it. */
  private record Card(String text, Optional<Remark> remark) {}

  /** One entry a line of the ticket. */
  List<Entry> of(Ticket ticket) {
    Optional<Form> form =
        ticket.form() < 0 ? Optional.empty() : Optional.of(Form.of(ticket.form()));
    boolean isAfterMidnight = form.equals(Optional.of(Form.AFTER_MIDNIGHT));
    Card card = form.equals(Optional.of(Form.CARD))
        ? dirtyCard(ticket)
        : new Card(ticket.card().orElse(""), Optional.empty());
    ticket
        .card()
        .ifPresent(any ->
            brand.identifiers().alone(ticket.buyer().orElseThrow(), IdentifierSlot.MEMBER_ID));
    List<Entry> entries = new ArrayList<>();
    for (Basket.Line line : ticket.basket().lines()) {
      List<Remark> remarks = new ArrayList<>();
      card.remark().ifPresent(remarks::add);
      String time = isAfterMidnight ? afterMidnight(ticket, remarks) : plainTime(ticket);
      String quantity = quantity(line, form, remarks);
      String amount = amount(ticket, line, form, remarks);
      lateReturn(ticket).ifPresent(remarks::add);
      entries.add(new Entry(
          values(ticket, entries.size() + 1, line, quantity, amount, card.text(), time),
          ticket.buyer(),
          Entry.Fate.NEW_KEY,
          line.amount(),
          remarks));
    }
    return entries;
  }

  /** The same record with another amount, as a corrected file brings it. */
  static Entry corrected(Entry entry) {
    long change = entry.money() / 10;
    List<Remark> others = entry.remarks().stream()
        .filter(remark -> !remark.column().equals(Optional.of("amount")))
        .toList();
    String amount = Yuan.text(entry.money() - change);
    return new Entry(
        COLUMNS.with(entry.values(), "amount", amount),
        entry.person(),
        Entry.Fate.NEW_VERSION,
        -change,
        others);
  }

  static String amount(Entry entry) {
    return entry.values().get(COLUMNS.position("amount"));
  }

  private static Card dirtyCard(Ticket ticket) {
    if (ticket.card().isEmpty()) {
      String word = NullWords.ALL.get(ticket.day() % NullWords.ALL.size());
      return new Card(word, Optional.of(Remark.emptied("null-word", "member_card", word)));
    }
    String card = ticket.card().get();
    boolean hasTab = ticket.day() % 2 == 0;
    String text = hasTab ? "\t" + card : FullWidth.of(card);
    String kind = hasTab ? "tab-before-number" : "full-width-digits";
    return new Card(text, Optional.of(Remark.fixed(kind, "member_card", card, text)));
  }

  /** When the ticket was printed: some tills are past midnight by their own count. */
  static LocalDateTime tradedAt(Ticket ticket, Clock clock) {
    boolean isAfterMidnight = ticket.form() >= 0 && Form.of(ticket.form()) == Form.AFTER_MIDNIGHT;
    return isAfterMidnight
        ? clock
            .date(ticket.day() + 1)
            .atTime(0, ticket.time().getMinute(), ticket.time().getSecond())
        : ticket.time();
  }

  private String afterMidnight(Ticket ticket, List<Remark> remarks) {
    String text = "24:" + plainTime(ticket).substring(3);
    Instant instant = Clock.instant(tradedAt(ticket, brand.clock()));
    remarks.add(Remark.fixed("hour-24", "trade_time", instant.toString(), text));
    return text;
  }

  private static String plainTime(Ticket ticket) {
    return ticket.time().format(Clock.TIME);
  }

  private static String quantity(Basket.Line line, Optional<Form> form, List<Remark> remarks) {
    String plain = Integer.toString(line.quantity());
    if (!form.equals(Optional.of(Form.FULL_WIDTH_QUANTITY))) {
      return plain;
    }
    String wide = FullWidth.of(plain);
    remarks.add(Remark.fixed("full-width-digits", "qty", plain, wide));
    return wide;
  }

  private static String amount(
      Ticket ticket, Basket.Line line, Optional<Form> form, List<Remark> remarks) {
    String plain = Yuan.text(line.amount());
    if (form.equals(Optional.of(Form.FULL_WIDTH_AMOUNT))) {
      String wide = FullWidth.of(plain);
      remarks.add(Remark.fixed("full-width-digits", "amount", plain, wide));
      return wide;
    }
    boolean isOfThousandsTill = ticket.till() == 1 || form.equals(Optional.of(Form.THOUSANDS));
    if (isOfThousandsTill && Math.abs(line.amount()) >= THOUSAND) {
      String grouped = Yuan.withThousands(line.amount());
      remarks.add(Remark.fixed("thousands-separator", "amount", plain, grouped));
      return grouped;
    }
    return plain;
  }

  private Optional<Remark> lateReturn(Ticket ticket) {
    if (ticket.boughtDay().isEmpty()
        || ticket.day() - ticket.boughtDay().getAsInt() <= MONTHS_LATER) {
      return Optional.empty();
    }
    String bought = brand.clock().date(ticket.boughtDay().getAsInt()).toString();
    return Optional.of(
        Remark.of("refund-after-months", Remark.Expect.LATE).withDetail("bought on " + bought));
  }

  private List<String> values(
      Ticket ticket,
      int number,
      Basket.Line line,
      String quantity,
      String amount,
      String card,
      String time) {
    return List.of(
        ticket.store().code(),
        "0" + ticket.till(),
        ticket.number(),
        Integer.toString(number),
        line.product().sku(),
        quantity,
        amount,
        Yuan.text(line.discount()),
        card,
        "收银" + (ticket.store().index() % 7 + ticket.till()),
        brand.clock().date(ticket.day()).toString(),
        time);
  }
}
