package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per refund of an order or a line, by its own date. */
public final class Refunds {

  public static final Field REFUND_ID =
      Field.string("refund_id", "The refund's id in its channel.").notNull();
  public static final Field ORDER_ID =
      Field.string("order_id", "The order refunded.").notNull();
  public static final Field LINE_NO =
      Field.string("line_no", "The line refunded; null for the whole order.");
  public static final Field AMOUNT =
      Field.money("amount", "Paid back, positive.").atLeast(0);
  public static final Field STATUS = Field.string("status", "requested, refunded or refused.")
      .oneOf("requested", "refunded", "refused");
  public static final Field REQUESTED_AT = Field.timestamp("requested_at", "When the buyer asked.");
  public static final Field REFUNDED_AT = Field.timestamp(
          "refunded_at", "When the money went back, or when the channel said so.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "refunds",
      "refund",
      REFUNDED_AT,
      List.of(
          REFUND_ID,
          ORDER_ID,
          LINE_NO,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          AMOUNT,
          Columns.CURRENCY,
          STATUS,
          REQUESTED_AT,
          REFUNDED_AT),
      List.of(Columns.CHANNEL, REFUND_ID, Columns.BRAND_ID));

  private Refunds() {}
}
