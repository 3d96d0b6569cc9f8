package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes orders as the marketplace's documents. */
final class TradeRecords {

  private static final int MONTHS_LATER = 30;

  private final Brand brand;
  private final TradeReceivers receivers;

  TradeRecords(Brand brand) {
    this.brand = brand;
    this.receivers = new TradeReceivers(brand);
  }

  /**
   * How a file writes its orders.
   *
   * @param hasNumericIds whether order ids are numbers or text
   * @param hasGiftFlag whether orders have the new column
   */
  record Style(boolean hasNumericIds, boolean hasGiftFlag) {}

  /** The order as it was at that stage. */
  Entry of(Trade trade, Trade.Stage stage, Style style, boolean isFirst) {
    ObjectNode record = document(trade, stage, style);
    List<Remark> remarks = new ArrayList<>();
    receivers.remark(trade).ifPresent(remarks::add);
    if (stage.isRefunded() && daysAfter(trade, stage) > MONTHS_LATER) {
      remarks.add(Remark.of("refund-after-months", Remark.Expect.LATE)
          .withDetail("ordered on " + brand.clock().date(trade.day())));
    }
    brand.identifiers().together(trade.buyer().index(), receivers.usable(trade));
    return new Entry(
        List.of(record.toString()),
        trade.buyer().key(),
        isFirst ? Entry.Fate.NEW_KEY : Entry.Fate.NEW_VERSION,
        isFirst ? trade.payment() : 0,
        remarks);
  }

  /** An order of nobody, for records that must be refused. */
  ObjectNode stranger(Period period) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    String time = Clock.text(period.date().atTime(12, 0));
    record.put("tid", Long.toString(990_000_000_000_000_000L + period.index() * 10L));
    record.put("buyer_nick", "s**r").put("buyer_open_uid", "AAHstranger" + period.index());
    record.put("status", "TRADE_FINISHED").put("type", "fixed").put("trade_from", "WAP");
    record.put("created", time).put("pay_time", time).put("modified", time);
    record.put("payment", "99.00").put("total_fee", "99.00").put("post_fee", "0.00");
    record.put("discount_fee", "0.00").put("adjust_fee", "0.00").put("received_payment", "99.00");
    record.put("receiver_name", "陌*").put("receiver_mobile", "").put("receiver_phone", "");
    record.put("receiver_state", "上海").put("receiver_city", "").put("receiver_district", "静安区");
    record.put("oaid", "stranger" + period.index());
    record.putArray("orders");
    return record;
  }

  private ObjectNode document(Trade trade, Trade.Stage stage, Style style) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    Person buyer = trade.buyer();
    putId(record, "tid", trade.tid(), style);
    record.put("buyer_nick", buyer.latinName().charAt(0) + "**" + buyer.index() % 10);
    record.put("buyer_open_uid", buyer.taobaoOuid().orElseThrow());
    record.put("status", stage.status());
    record.put("type", trade.tid() / 10_000 % 7 == 0 ? "step" : "fixed");
    record.put("trade_from", trade.tid() / 10_000 % 3 == 0 ? "WAP,JHS" : "WAP");
    record.put("created", Clock.text(trade.created()));
    record.put("pay_time", payTime(trade, stage));
    record.put("modified", Clock.text(stage.modified()));
    putFees(record, trade, stage);
    receivers.put(record, trade);
    putLines(record.putArray("orders"), trade, stage, style);
    if (style.hasGiftFlag()) {
      record.put("gift_flag", trade.day() % 9 == 0 ? 1 : 0);
    }
    return record;
  }

  private static String payTime(Trade trade, Trade.Stage stage) {
    Optional<LocalDateTime> paid = trade.paid().filter(time -> !time.isAfter(stage.modified()));
    return paid.map(Clock::text).orElse(null);
  }

  private static void putFees(ObjectNode record, Trade trade, Trade.Stage stage) {
    boolean isFinished = stage.status().equals("TRADE_FINISHED");
    record.put("payment", Yuan.text(trade.payment()));
    record.put("total_fee", Yuan.text(trade.basket().amount() + trade.basket().discount()));
    record.put("post_fee", Yuan.text(trade.freight()));
    record.put("discount_fee", Yuan.text(trade.basket().discount()));
    record.put("adjust_fee", "0.00");
    record.put("received_payment", Yuan.text(isFinished ? trade.payment() : 0));
  }

  private static void putLines(ArrayNode lines, Trade trade, Trade.Stage stage, Style style) {
    int number = 0;
    for (Basket.Line line : trade.basket().lines()) {
      number++;
      boolean isRefunded = stage.isRefunded() && number <= trade.refundedLines();
      long oid = trade.tid() + number;
      ObjectNode order = lines.addObject();
      putId(order, "oid", oid, style);
      order.put("num_iid", 620_000_000_000L + line.product().index() / 4);
      order.put("sku_id", Long.toString(4_900_000_000_000L + line.product().index()));
      order.put("outer_sku_id", line.product().sku());
      order.put("title", line.product().title());
      order.put("price", Yuan.text(line.product().price(trade.day())));
      order.put("num", line.quantity());
      order.put("payment", Yuan.text(line.amount()));
      order.put("refund_status", isRefunded ? "SUCCESS" : "NO_REFUND");
      order.put("refund_id", isRefunded ? Long.toString(oid - 300_000_000_000_000_000L) : null);
    }
  }

  private static void putId(ObjectNode node, String name, long id, Style style) {
    if (style.hasNumericIds()) {
      node.put(name, id);
    } else {
      node.put(name, Long.toString(id));
    }
  }

  private static long daysAfter(Trade trade, Trade.Stage stage) {
    return stage.modified().toLocalDate().toEpochDay()
        - trade.created().toLocalDate().toEpochDay();
  }
}
