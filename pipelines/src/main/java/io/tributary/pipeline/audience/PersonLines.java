package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.col;

import io.tributary.schema.audience.FactSource;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Order lines with their person, their order's state and their product's category. */
public final class PersonLines {

  private PersonLines() {}

  /**
   * One row per line whose order has a person, with the columns of {@link FactSource#LINES}; a
   * product the master does not know has no category.
   *
   * @param orderLines silver.order_lines
   * @param personOrders gold.person_orders
   * @param products silver.products
   */
  public static Dataset<Row> of(
      Dataset<Row> orderLines, Dataset<Row> personOrders, Dataset<Row> products) {
    Dataset<Row> orders = personOrders
        .where("one_id is not null")
        .select(
            "channel",
            "order_id",
            "brand_id",
            "one_id",
            "kind",
            "status",
            "is_cancelled",
            "paid_at");
    Dataset<Row> known = products.select("product_id", "brand_id", "spu_id", "category");
    Column[] columns =
        FactSource.LINES.columns().stream().map(field -> col(field.name())).toArray(Column[]::new);
    return orderLines
        .join(orders, new String[] {"channel", "order_id", "brand_id"}, "inner")
        .join(known, new String[] {"product_id", "brand_id"}, "left")
        .select(columns);
  }
}
