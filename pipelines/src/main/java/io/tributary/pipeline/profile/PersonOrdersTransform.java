package io.tributary.pipeline.profile;

import io.tributary.schema.table.Orders;
import io.tributary.schema.table.PersonOrders;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** gold.person_orders: silver orders with their person. */
public final class PersonOrdersTransform {

  private PersonOrdersTransform() {}

  /** One row per order; none is lost. */
  public static Dataset<Row> apply(Dataset<Row> orders, Dataset<Row> identityMap) {
    return PersonsOfFacts.of(orders, Orders.TABLE, identityMap)
        .transform(PersonOrders.TABLE::conform);
  }
}
