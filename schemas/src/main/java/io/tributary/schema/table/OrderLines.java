package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per order and line; a negative quantity is a return. */
public final class OrderLines {

  public static final Field ORDER_ID =
      Field.string("order_id", "The order's id in its channel.").notNull();
  public static final Field LINE_NO =
      Field.string("line_no", "The line within the order.").notNull();
  public static final Field PRODUCT_ID = Field.string("product_id", "SKU.");
  public static final Field QUANTITY =
      Field.count("quantity", "Pieces; negative for a return.").notNull();
  public static final Field UNIT_PRICE = Field.of(
      "unit_price", DataTypes.createDecimalType(18, 4), "Price of one piece, four decimals.");
  public static final Field AMOUNT =
      Field.money("amount", "What the line costs after discounts.").notNull();
  public static final Field DISCOUNT_AMOUNT =
      Field.money("discount_amount", "Discounts on the line, positive.");
  public static final Field REFUND_STATUS =
      Field.string("refund_status", "none, requested or refunded.");
  public static final Field ORDERED_AT =
      Field.timestamp("ordered_at", "When the order was placed.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "order_lines",
      "order × line",
      ORDERED_AT,
      List.of(
          ORDER_ID,
          LINE_NO,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          PRODUCT_ID,
          QUANTITY,
          UNIT_PRICE,
          AMOUNT,
          DISCOUNT_AMOUNT,
          Columns.CURRENCY,
          REFUND_STATUS,
          ORDERED_AT),
      List.of(Columns.CHANNEL, ORDER_ID, LINE_NO, Columns.BRAND_ID));

  private OrderLines() {}
}
