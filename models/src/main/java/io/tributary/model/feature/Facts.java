package io.tributary.model.feature;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The facts features are made of.
 *
 * @param orders gold.person_orders
 * @param events gold.person_events
 * @param interactions gold.person_interactions
 * @param zone the zone business days are counted in
 * @param currency amounts in another one are not added up
 */
public record Facts(
    Dataset<Row> orders,
    Dataset<Row> events,
    Dataset<Row> interactions,
    ZoneId zone,
    String currency) {

  /** Only the facts that fulfil a condition on columns all three tables have. */
  public Facts where(Column condition) {
    return new Facts(
        orders.where(condition),
        events.where(condition),
        interactions.where(condition),
        zone,
        currency);
  }
}
