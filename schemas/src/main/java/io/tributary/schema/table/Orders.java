package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per channel and order; a return that names no order is a row of kind return. */
public final class Orders {

  public static final Field ORDER_ID =
      Field.string("order_id", "The order's id in its channel.").notNull();
  public static final Field KIND =
      Field.string("kind", "sale or return.").notNull().oneOf("sale", "return");
  public static final Field STATUS =
      Field.string("status", "created, paid, shipped, completed, cancelled, returned …");
  public static final Field GROSS_AMOUNT =
      Field.money("gross_amount", "Goods at list or line price before discounts.");
  public static final Field DISCOUNT_AMOUNT =
      Field.money("discount_amount", "Discounts, as a positive amount.").atLeast(0);
  public static final Field PAID_AMOUNT =
      Field.money("paid_amount", "What the buyer paid for goods, without freight.");
  public static final Field REFUND_AMOUNT =
      Field.money("refund_amount", "What was paid back, as a positive amount.").atLeast(0);
  public static final Field NET_AMOUNT = Field.money(
          "net_amount", "Paid minus refunded; freight and coupon cost apart.")
      .notNull();
  public static final Field FREIGHT_AMOUNT =
      Field.money("freight_amount", "Freight paid by the buyer.").atLeast(0);
  public static final Field COUPON_CODE = Field.string("coupon_code", "Coupon redeemed.");
  public static final Field PARENT_ORDER_ID =
      Field.string("parent_order_id", "The order this one was split from.");
  public static final Field SOURCE_CODE =
      Field.string("source_code", "The channel's own traffic or attribution code.");
  public static final Field AUTHOR_ID =
      Field.string("author_id", "The creator or streamer the channel credits.");
  public static final Field CONTENT_ID =
      Field.string("content_id", "The video, note or live room it was bought from.");
  public static final Field CLERK_ID = Field.string("clerk_id", "The clerk or cashier who served.");
  public static final Field ORDERED_AT =
      Field.timestamp("ordered_at", "When the order was placed.").notNull();
  public static final Field PAID_AT =
      Field.timestamp("paid_at", "When it was paid; null while unpaid.");
  public static final Field IS_CANCELLED = Field.of(
          "is_cancelled",
          DataTypes.BooleanType,
          "Closed without payment, or fully refunded before shipping.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "orders",
      "channel × order",
      ORDERED_AT,
      List.of(
          ORDER_ID,
          KIND,
          Columns.TOKENS,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          STATUS,
          GROSS_AMOUNT,
          DISCOUNT_AMOUNT,
          PAID_AMOUNT,
          REFUND_AMOUNT,
          NET_AMOUNT,
          Columns.CURRENCY,
          FREIGHT_AMOUNT,
          COUPON_CODE,
          PARENT_ORDER_ID,
          SOURCE_CODE,
          AUTHOR_ID,
          CONTENT_ID,
          CLERK_ID,
          ORDERED_AT,
          PAID_AT,
          IS_CANCELLED),
      List.of(Columns.CHANNEL, ORDER_ID, Columns.BRAND_ID));

  private Orders() {}
}
