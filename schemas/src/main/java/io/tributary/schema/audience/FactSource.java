package io.tributary.schema.audience;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Products;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** The kinds of facts a rule may count, and the columns its conditions see. */
public enum FactSource {
  /** gold.person_events: views, searches, carts … */
  EVENTS,
  /** gold.person_orders: orders, and returns that name none. */
  ORDERS,
  /** Lines of those orders, with the order's state and the product's category. */
  LINES,
  /** gold.person_interactions: advertisements, messages, follows … */
  INTERACTIONS;

  /** When the fact happened. */
  public Field time() {
    return switch (this) {
      case EVENTS -> PersonEvents.OCCURRED_AT;
      case ORDERS -> PersonOrders.ORDERED_AT;
      case LINES -> OrderLines.ORDERED_AT;
      case INTERACTIONS -> PersonInteractions.OCCURRED_AT;
    };
  }

  /** What conditions see of a fact. */
  public List<Field> columns() {
    return switch (this) {
      case EVENTS -> PersonEvents.TABLE.columns();
      case ORDERS -> PersonOrders.TABLE.columns();
      case LINES -> lines();
      case INTERACTIONS -> PersonInteractions.TABLE.columns();
    };
  }

  /** The same as a Spark schema. */
  public StructType view() {
    return new StructType(columns().stream()
        .map(Field::structField)
        .toArray(org.apache.spark.sql.types.StructField[]::new));
  }

  private static List<Field> lines() {
    return List.of(
        Columns.ONE_ID,
        Columns.BRAND_ID,
        Columns.SHOP_ID,
        Columns.CHANNEL,
        Columns.STORE_CODE,
        OrderLines.ORDER_ID,
        OrderLines.LINE_NO,
        PersonOrders.KIND,
        PersonOrders.STATUS,
        PersonOrders.IS_CANCELLED,
        PersonOrders.PAID_AT,
        OrderLines.PRODUCT_ID,
        Products.SPU_ID,
        Products.CATEGORY,
        OrderLines.QUANTITY,
        OrderLines.UNIT_PRICE,
        OrderLines.AMOUNT,
        OrderLines.DISCOUNT_AMOUNT,
        Columns.CURRENCY,
        OrderLines.REFUND_STATUS,
        OrderLines.ORDERED_AT);
  }
}
