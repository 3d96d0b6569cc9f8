package io.tributary.model.feature;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The numbers of a person's day. An order counts on the day it was paid (or placed, where its
 * channel names no payment), with what was paid then: net amount and refunds together, since a
 * later cancellation or refund was not known that day, and the current state of the order does not
 * show when it came. An order that nobody paid never counts, whether it was closed or not. Returns
 * that are orders of their own count on their own day.
 */
final class Measures {

  static final String ORDERS = "orders";
  static final String RETURNS = "returns";

  /** Orders of the label, by the day they were placed; never a feature. */
  static final String BOUGHT = "bought";

  /** What keeps a day in sight for ever. */
  static final List<String> TRADE = List.of(ORDERS, RETURNS);

  /** Events counted by name, as silver.events names them. */
  static final List<String> EVENTS =
      List.of("view", "search", "add_to_cart", "favourite", "checkout", "share");

  /** Touches counted by kind: our name, then the kinds of silver.interactions. */
  static final List<List<String>> TOUCHES = List.of(
      List.of("impressions", "impression"),
      List.of("ad_clicks", "click"),
      List.of("messages", "message_sent"),
      List.of("opens", "opened"),
      List.of("message_clicks", "clicked"),
      List.of("replies", "replied"));

  private final List<Measure> measures = new ArrayList<>();
  private final String currency;

  private Measures(String currency) {
    this.currency = currency;
  }

  /** All measures; channels are counted one by one. */
  static List<Measure> of(List<String> channels, String currency) {
    Measures all = new Measures(currency);
    all.orders(channels);
    all.events(channels);
    for (List<String> touch : TOUCHES) {
      all.count(touch.get(0), Source.INTERACTIONS, col("kind").equalTo(touch.get(1)));
    }
    return List.copyOf(all.measures);
  }

  private void orders(List<String> channels) {
    Column isPurchase = col("kind").equalTo("sale").and(isPaid());
    Column isReturn = col("kind").equalTo("return");
    count(ORDERS, Source.ORDERS, isPurchase);
    amount("amount", isPurchase, paid());
    amount("gross", isPurchase.and(col("discount_amount").isNotNull()), col("gross_amount"));
    amount("discount", isPurchase.and(col("gross_amount").isNotNull()), col("discount_amount"));
    count("store_orders", Source.ORDERS, isPurchase.and(col("store_code").isNotNull()));
    count(RETURNS, Source.ORDERS, isReturn);
    amount("returned", isReturn, coalesce(col("refund_amount"), abs(col("net_amount"))));
    for (String channel : channels) {
      count(orders(channel), Source.ORDERS, isPurchase.and(col("channel").equalTo(channel)));
    }
  }

  /** Also known of a channel that names no payment: what was refunded had been paid. */
  private static Column isPaid() {
    Column isOpen = coalesce(col("status"), lit("")).equalTo("created");
    return col("paid_at")
        .isNotNull()
        .or(refunded().gt(0))
        .or(col("is_cancelled").equalTo(false).and(isOpen.equalTo(false)));
  }

  private static Column paid() {
    return col("net_amount").plus(refunded());
  }

  private static Column refunded() {
    return coalesce(col("refund_amount"), lit(0).cast(Field.MONEY));
  }

  private void events(List<String> channels) {
    count("events", Source.EVENTS, lit(true));
    for (String event : EVENTS) {
      count(event, Source.EVENTS, col("event").equalTo(event));
    }
    for (String channel : channels) {
      count(events(channel), Source.EVENTS, col("channel").equalTo(channel));
    }
  }

  static String orders(String channel) {
    return "orders_" + channel;
  }

  static String events(String channel) {
    return "events_" + channel;
  }

  private void count(String name, Source source, Column condition) {
    Column value = when(coalesce(condition, lit(false)), lit(1L)).otherwise(lit(0L));
    measures.add(new Measure(name, source, value));
  }

  private void amount(String name, Column condition, Column amount) {
    Column isAdded = condition.and(col("currency").equalTo(currency)).and(amount.isNotNull());
    Column hundredths = amount.cast(Field.MONEY).multiply(lit(100)).cast("long");
    Column value = when(coalesce(isAdded, lit(false)), hundredths).otherwise(lit(0L));
    measures.add(new Measure(name, Source.ORDERS, value));
  }
}
