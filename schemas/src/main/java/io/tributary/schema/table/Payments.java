package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per payment of an order: a pre-sale has a deposit and a balance. */
public final class Payments {

  public static final Field PAYMENT_ID = Field.string(
          "payment_id", "The payment's id in its channel, or the order's with the kind.")
      .notNull();
  public static final Field ORDER_ID =
      Field.string("order_id", "The order paid for.").notNull();
  public static final Field KIND = Field.string("kind", "full, deposit or balance.")
      .notNull()
      .oneOf("full", "deposit", "balance");
  public static final Field METHOD = Field.string(
      "method", "How it was paid, in the words of the channel: wechat, alipay, balance, cash …");
  public static final Field AMOUNT = Field.money(
          "amount", "What was paid, freight included, positive.")
      .notNull()
      .atLeast(0);
  public static final Field PAID_AT =
      Field.timestamp("paid_at", "When it was paid.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "payments",
      "order × payment",
      PAID_AT,
      List.of(
          PAYMENT_ID,
          ORDER_ID,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          KIND,
          METHOD,
          AMOUNT,
          Columns.CURRENCY,
          PAID_AT),
      List.of(Columns.CHANNEL, PAYMENT_ID, Columns.BRAND_ID));

  private Payments() {}
}
