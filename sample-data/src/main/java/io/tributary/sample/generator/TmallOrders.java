package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The marketplace's orders, each sent in every period in which its state changed. */
final class TmallOrders implements Feed {

  private static final String FEED = "tmall_orders";
  private static final double NEW_COLUMN = 0.5;

  private final Brand brand;
  private final Extracts extracts;
  private final OrderTruth orders;
  private final Trades trades;
  private final TradeRecords records;
  private final Agenda changes = new Agenda();

  TmallOrders(Brand brand, Extracts extracts, OrderTruth orders) {
    this.brand = brand;
    this.extracts = extracts;
    this.orders = orders;
    this.trades = new Trades(brand);
    this.records = new TradeRecords(brand);
  }

  @Override
  public boolean isInThinPart() {
    return true;
  }

  @Override
  public void write(Period period) throws IOException {
    if (!period.isFull()) {
      Place place = Place.of(FEED, period, "trades.json");
      try (Extract extract = extracts.open(place, new Layout.JsonArray(), Packing.PLAIN)) {
        eachRecord(period, extract::write);
      }
      return;
    }
    List<Entry> entries = new ArrayList<>();
    eachRecord(period, entries::add);
    entries.addAll(faults(period));
    if (!entries.isEmpty()) {
      writeDay(period, entries);
    }
  }

  private void writeDay(Period period, List<Entry> entries) throws IOException {
    boolean isArray = has(Plant.TMALL_ARRAY, period);
    boolean isLate = has(Plant.TMALL_LATE, period);
    Place usual = Place.of(FEED, period, isArray ? "trades.json" : "trades.jsonl");
    Place place = isLate ? usual.laterBy(3) : usual;
    Layout layout = isArray ? new Layout.JsonArray() : new Layout.JsonLines();
    try (Extract extract = extracts.open(place, layout, Packing.PLAIN)) {
      if (isArray) {
        extract.remark(Remark.of("json-array", Remark.Expect.FIXED));
      }
      if (isLate) {
        extract.remark(Remark.of("late-partition", Remark.Expect.LATE)
            .withDetail("arrives on " + place.arrivalText()));
      }
      writeAll(extract, period, entries);
    }
    if (has(Plant.TMALL_DELIVERED_REWRITTEN, period)) {
      List<Entry> again = new ArrayList<>(entries.stream().map(Entry::repeated).toList());
      Collections.reverse(again);
      Place second = place.named("trades_2.jsonl").laterBy(1);
      try (Extract extract = extracts.open(second, layout, Packing.PLAIN)) {
        extract.remark(
            Remark.of("rewritten-redelivery", Remark.Expect.DUPLICATE).withDetail(place.path()));
        writeAll(extract, period, again);
      }
    }
  }

  /** Refused records, which are of strangers, do not have the new column. */
  private void writeAll(Extract extract, Period period, List<Entry> entries) throws IOException {
    boolean hasNewColumn = brand.planting().isPast(NEW_COLUMN, period);
    if (hasNewColumn && entries.stream().anyMatch(Entry::isAccepted)) {
      extract.remark(Remark.ofColumn("new-column", "gift_flag", Remark.Expect.RESCUED));
    }
    for (Entry entry : entries) {
      extract.write(entry);
    }
  }

  private interface Records {
    void accept(Entry entry) throws IOException;
  }

  private void eachRecord(Period period, Records target) throws IOException {
    TradeRecords.Style style = style(period);
    changes.<IOException>take(
        period.index(),
        (person, day) -> target.accept(record(trades.of(person, day), period, style)));
    for (int day = period.first(); day <= period.last(); day++) {
      double season = brand.clock().onlineSeason(day);
      for (int person = 0; person < brand.people().size(); person++) {
        if (trades.happens(person, day, season)) {
          Trade trade = trades.of(person, day);
          orders.add(trade);
          target.accept(record(trade, period, style));
          planChanges(trade, period);
        }
      }
    }
  }

  /** The order in its last state of the period. */
  private Entry record(Trade trade, Period period, TradeRecords.Style style) {
    Trade.Stage last = trade.stages().get(0);
    for (Trade.Stage stage : trade.stages()) {
      if (brand.clock().day(stage.modified()) <= period.last()) {
        last = stage;
      }
    }
    return records.of(trade, last, style, period.holds(trade.day()));
  }

  private void planChanges(Trade trade, Period period) {
    int planned = period.index();
    for (Trade.Stage stage : trade.stages()) {
      int due = periodOf(brand.clock().day(stage.modified()), planned);
      if (due > planned && due < brand.periods().size()) {
        changes.add(due, trade.buyer().index(), trade.day());
        planned = due;
      }
    }
  }

  private int periodOf(int day, int from) {
    int index = from;
    while (index < brand.periods().size() && brand.periods().get(index).last() < day) {
      index++;
    }
    return index;
  }

  private List<Entry> faults(Period period) {
    List<Entry> faults = new ArrayList<>();
    ObjectNode order = records.stranger(period);
    if (has(Plant.TMALL_CUT_RECORD, period)) {
      faults.add(JsonFaults.cut(order));
    }
    if (has(Plant.TMALL_STATUS_UNKNOWN, period)) {
      faults.add(
          JsonFaults.with(order, "status", "TRADE_MYSTERY", "unknown-status", "unknown-value"));
    }
    if (has(Plant.TMALL_KEY_MISSING, period)) {
      faults.add(JsonFaults.missing(order, "tid"));
    }
    if (has(Plant.TMALL_PAYMENT_NO_NUMBER, period)) {
      faults.add(JsonFaults.with(order, "payment", "abc", "unparseable-amount", "not-a-number"));
    }
    return faults;
  }

  private TradeRecords.Style style(Period period) {
    boolean hasNumericIds = brand.chance().share(Purpose.DIRT, period.index(), 1) < 0.3;
    return new TradeRecords.Style(hasNumericIds, brand.planting().isPast(NEW_COLUMN, period));
  }

  private boolean has(Plant plant, Period period) {
    return brand.planting().has(plant, period);
  }
}
