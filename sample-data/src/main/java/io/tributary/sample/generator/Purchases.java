package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a person bought, as far as the orders show who it was, in their last state. */
final class Purchases {

  private final Brand brand;
  private final StoreSales stores;
  private final Trades trades;

  Purchases(Brand brand) {
    this.brand = brand;
    this.stores = new StoreSales(brand);
    this.trades = new Trades(brand);
  }

  /**
   * An order of goods, cancelled ones left out.
   *
   * @param products what was bought, refunded or not
   */
  record Sale(LocalDateTime at, List<Product> products) {

    private static Sale of(LocalDateTime at, Basket basket) {
      return new Sale(at, basket.lines().stream().map(Basket.Line::product).toList());
    }
  }

  /**
   * All of it.
   *
   * @param sales by day
   * @param netFen paid less refunded, freight apart
   */
  record History(List<Sale> sales, long netFen) {}

  History of(int person) {
    List<Sale> sales = new ArrayList<>();
    long net = brand.corrections().of(person);
    for (int day = 0; day < brand.settings().days(); day++) {
      if (stores.buys(person, day, brand.clock().storeSeason(day))) {
        net += inStore(person, day, sales);
      }
      if (trades.happens(person, day, brand.clock().onlineSeason(day))) {
        net += online(trades.of(person, day), sales);
      }
    }
    return new History(sales, net);
  }

  private long inStore(int person, int day, List<Sale> sales) {
    long net = 0;
    Ticket ticket = stores.purchase(person, day);
    if (ticket.card().isPresent()) {
      sales.add(Sale.of(PosEntries.tradedAt(ticket, brand.clock()), ticket.basket()));
      net += ticket.basket().amount();
    }
    OptionalInt back = stores.returnDay(person, day);
    boolean isKnown = brand.members().isRegistered(person, day);
    if (back.isPresent() && back.getAsInt() < brand.settings().days() && isKnown) {
      net += ticket.basket().returned().amount();
    }
    return net;
  }

  private long online(Trade trade, List<Sale> sales) {
    Trade.Stage last = trade.stages().get(0);
    for (Trade.Stage stage : trade.stages()) {
      last = brand.clock().day(stage.modified()) < brand.settings().days() ? stage : last;
    }
    if (last.status().equals("TRADE_CLOSED_BY_TAOBAO")) {
      return 0;
    }
    sales.add(Sale.of(trade.created(), trade.basket()));
    boolean isPaid = trade.paid().isPresent() && !trade.paid().get().isAfter(last.modified());
    if (!isPaid) {
      return 0;
    }
    int refunded = last.isRefunded() ? trade.refundedLines() : 0;
    return trade.basket().lines().stream()
        .skip(refunded)
        .mapToLong(Basket.Line::amount)
        .sum();
  }
}
