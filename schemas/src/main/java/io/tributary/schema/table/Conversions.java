package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per conversion: a paid order, a return that names no order, or another goal of
 * attribution.yaml. Conversions of nobody stay, with a null one_id. A refund lowers the net amount
 * of the order it belongs to, whenever it comes.
 */
public final class Conversions {

  public static final Field CONVERSION_ID = Field.string(
          "conversion_id", "Goal, where it comes from, and its id there.")
      .notNull();
  public static final Field GOAL =
      Field.string("goal", "order or lead.").notNull().oneOf("order", "lead");
  public static final Field KIND =
      Field.string("kind", "sale, return or lead.").notNull().oneOf("sale", "return", "lead");
  public static final Field SOURCE_ID =
      Field.string("source_id", "The order_id or lead_id.").notNull();
  public static final Field CONVERSION_COUNT = Field.count(
          "conversion_count", "1; 0 for a return, which has money but is no conversion.")
      .notNull()
      .between(0, 1);
  public static final Field SEQUENCE_NO = Field.count(
      "sequence_no",
      "The person's how-maniest conversion of the goal, returns left out; null for nobody's.");
  public static final Field CUSTOMER_TYPE = Field.string(
          "customer_type",
          "new at the time of the person's first conversion of the goal, then returning; unknown"
              + " for nobody's and for returns.")
      .notNull()
      .oneOf("new", "returning", "unknown");
  public static final Field PAID_AMOUNT = Field.money(
          "paid_amount", "Paid for goods before refunds: net_amount plus refund_amount.")
      .notNull();
  public static final Field REFUND_AMOUNT =
      Field.money("refund_amount", "Paid back so far, positive.").notNull();
  public static final Field NET_AMOUNT =
      Field.money("net_amount", "Paid minus refunded.").notNull();
  public static final Field CONVERTED_AT = Field.timestamp(
          "converted_at", "When the order was placed, for a pre-sale with its deposit.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "conversions",
      "conversion",
      CONVERTED_AT,
      List.of(
          CONVERSION_ID,
          GOAL,
          KIND,
          SOURCE_ID,
          Columns.ONE_ID,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          CONVERSION_COUNT,
          SEQUENCE_NO,
          CUSTOMER_TYPE,
          PAID_AMOUNT,
          REFUND_AMOUNT,
          NET_AMOUNT,
          Columns.CURRENCY,
          CONVERTED_AT),
      List.of(CONVERSION_ID, Columns.BRAND_ID));

  private Conversions() {}
}
