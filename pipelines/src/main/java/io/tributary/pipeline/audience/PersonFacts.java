package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.audience.FactSource;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The facts rules may count.
 *
 * @param events gold.person_events
 * @param orders gold.person_orders
 * @param interactions gold.person_interactions
 * @param orderLines silver.order_lines
 * @param products silver.products
 */
public record PersonFacts(
    Dataset<Row> events,
    Dataset<Row> orders,
    Dataset<Row> interactions,
    Dataset<Row> orderLines,
    Dataset<Row> products) {

  /**
   * The rows of a source, at least those of the month and later ones: other folders are not read.
   */
  Dataset<Row> of(FactSource source, Optional<String> month) {
    return switch (source) {
      case EVENTS -> since(events, month);
      case ORDERS -> since(orders, month);
      case INTERACTIONS -> since(interactions, month);
      case LINES -> PersonLines.of(since(orderLines, month), since(orders, month), products);
    };
  }

  private static Dataset<Row> since(Dataset<Row> facts, Optional<String> month) {
    return month.map(from -> facts.where(col("business_month").geq(lit(from)))).orElse(facts);
  }
}
