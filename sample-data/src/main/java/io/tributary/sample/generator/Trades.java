package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws the marketplace's orders: a person's order of a day is always the same. */
final class Trades {

  private static final int REFUNDED_CANARY = 0;
  private static final long PERSONS = 1_000_000_000L;
  private static final long STEP = 618_033_989L;

  private final Brand brand;

  Trades(Brand brand) {
    this.brand = brand;
  }

  boolean happens(int person, int day, double season) {
    return isRefundedCanary(person, day)
        || brand
            .people()
            .lives()
            .trades(person, day, season * brand.marketing().factor(person, day));
  }

  Trade of(int index, int day) {
    Person buyer = brand.people().at(index);
    SplittableRandom random = brand.chance().random(Purpose.TRADE, index, day);
    LocalDateTime created = brand.clock().online(day, random);
    Basket basket = Basket.draw(brand.catalogue(), random, buyer.taste(), day, 1);
    boolean isCanary = isRefundedCanary(index, day);
    boolean isPaid = isCanary || random.nextInt(10) > 0;
    Optional<LocalDateTime> paid =
        isPaid ? Optional.of(created.plusSeconds(20 + random.nextInt(1500))) : Optional.empty();
    int refunded = refundedLines(basket, random, isCanary);
    long freight = random.nextInt(4) == 0 ? 1000 : 0;
    List<Trade.Stage> stages = isCanary
        ? withLateRefund(created, paid.orElseThrow())
        : stages(created, paid, refunded, basket, random);
    return new Trade(tid(index, day), buyer, day, created, paid, basket, freight, refunded, stages);
  }

  private int refundedLines(Basket basket, SplittableRandom random, boolean isCanary) {
    int lines = basket.lines().size();
    if (isCanary) {
      return lines;
    }
    return random.nextInt(100) < 9 ? 1 + random.nextInt(lines) : 0;
  }

  private static List<Trade.Stage> stages(
      LocalDateTime created,
      Optional<LocalDateTime> paid,
      int refunded,
      Basket basket,
      SplittableRandom random) {
    List<Trade.Stage> stages = new ArrayList<>();
    stages.add(new Trade.Stage(created, "WAIT_BUYER_PAY", false));
    if (paid.isEmpty()) {
      stages.add(new Trade.Stage(created.plusDays(1), "TRADE_CLOSED_BY_TAOBAO", false));
      return stages;
    }
    stages.add(new Trade.Stage(paid.get(), "WAIT_SELLER_SEND_GOODS", false));
    boolean isAllRefunded = refunded == basket.lines().size();
    if (isAllRefunded && random.nextInt(3) == 0) {
      LocalDateTime closed = paid.get().plusMinutes(30 + random.nextInt(900));
      stages.add(new Trade.Stage(closed, "TRADE_CLOSED", true));
      return stages;
    }
    LocalDateTime sent = paid.get().plusMinutes(600 + random.nextInt(1500));
    stages.add(new Trade.Stage(sent, "WAIT_BUYER_CONFIRM_GOODS", false));
    LocalDateTime finished = sent.plusHours(48 + random.nextInt(200));
    stages.add(new Trade.Stage(finished, "TRADE_FINISHED", false));
    if (refunded > 0) {
      boolean isLate = random.nextInt(5) == 0;
      LocalDateTime done =
          finished.plusDays(isLate ? 50 + random.nextInt(120) : 1 + random.nextInt(7));
      stages.add(new Trade.Stage(done, isAllRefunded ? "TRADE_CLOSED" : "TRADE_FINISHED", true));
    }
    return stages;
  }

  private List<Trade.Stage> withLateRefund(LocalDateTime created, LocalDateTime paid) {
    int refundDay = Math.min(100, brand.settings().days() - 4);
    return List.of(
        new Trade.Stage(created, "WAIT_BUYER_PAY", false),
        new Trade.Stage(paid, "WAIT_SELLER_SEND_GOODS", false),
        new Trade.Stage(paid.plusDays(1), "WAIT_BUYER_CONFIRM_GOODS", false),
        new Trade.Stage(paid.plusDays(3), "TRADE_FINISHED", false),
        new Trade.Stage(created.plusDays(refundDay), "TRADE_CLOSED", true));
  }

  private boolean isRefundedCanary(int person, int day) {
    return person == REFUNDED_CANARY
        && brand.people().showcase().isCanary(person)
        && day == 1
        && brand.settings().days() > 12;
  }

  /** Unique: one order a person and day, both in the digits; the last four leave room for lines. */
  private static long tid(int person, int day) {
    long mixed = person * STEP % PERSONS;
    return 400_000_000_000_000_000L + (day % 10_000) * 10_000_000_000_000L + mixed * 10_000 + 1000;
  }
}
