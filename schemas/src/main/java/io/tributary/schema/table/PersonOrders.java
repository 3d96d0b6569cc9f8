package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per order with the person it leads to; orders without a person stay, with a null one_id
 * and the reason.
 */
public final class PersonOrders {

  public static final Field ORDER_ID =
      Field.string("order_id", "The order's id in its channel.").notNull();
  public static final Field KIND =
      Field.string("kind", "sale or return.").notNull().oneOf("sale", "return");
  public static final Field LINK_REASON = Field.string(
          "link_reason", "linked, no-identifier or shared-only.")
      .notNull()
      .oneOf("linked", "no-identifier", "shared-only");
  public static final Field STATUS = Field.string("status", "As in silver.orders.");
  public static final Field GROSS_AMOUNT = Field.money("gross_amount", "Before discounts.");
  public static final Field DISCOUNT_AMOUNT =
      Field.money("discount_amount", "Discounts, positive.");
  public static final Field REFUND_AMOUNT = Field.money("refund_amount", "Paid back, positive.");
  public static final Field NET_AMOUNT =
      Field.money("net_amount", "Paid minus refunded.").notNull();
  public static final Field ORDERED_AT =
      Field.timestamp("ordered_at", "When placed.").notNull();
  public static final Field PAID_AT = Field.timestamp("paid_at", "When paid.");
  public static final Field IS_CANCELLED =
      Field.of("is_cancelled", DataTypes.BooleanType, "Closed without effect.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "person_orders",
      "order",
      ORDERED_AT,
      List.of(
          ORDER_ID,
          KIND,
          Columns.ONE_ID,
          LINK_REASON,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          STATUS,
          GROSS_AMOUNT,
          DISCOUNT_AMOUNT,
          REFUND_AMOUNT,
          NET_AMOUNT,
          Columns.CURRENCY,
          ORDERED_AT,
          PAID_AT,
          IS_CANCELLED),
      List.of(Columns.CHANNEL, ORDER_ID, Columns.BRAND_ID));

  private PersonOrders() {}
}
