package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import io.tributary.schema.Columns;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Orders;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was seen together: one row per distinct list of tokens and source, with the first and last
 * time. Columns {@code tokens, source, first_seen, last_seen}; no token twice in a list, none null.
 */
public final class Observations {

  private Observations() {}

  /** The observations in the silver tables whose rows carry identifiers. */
  public static Dataset<Row> ofSilver(
      Dataset<Row> customers,
      Dataset<Row> orders,
      Dataset<Row> events,
      Dataset<Row> consentEvents,
      Dataset<Row> interactions,
      Dataset<Row> leads) {
    Column registered = Customers.REGISTERED_AT.column();
    Column updated = Customers.UPDATED_AT.column();
    return between(customers, least(registered, updated), greatest(registered, updated))
        .unionByName(of(orders, Orders.ORDERED_AT.column()))
        .unionByName(of(events, Events.OCCURRED_AT.column()))
        .unionByName(of(consentEvents, ConsentEvents.OCCURRED_AT.column()))
        .unionByName(of(interactions, Interactions.OCCURRED_AT.column()))
        .unionByName(of(leads, Leads.CREATED_AT.column()));
  }

  /** The observations in one silver table's rows. */
  public static Dataset<Row> of(Dataset<Row> rows, Column at) {
    return between(rows, at, at);
  }

  private static Dataset<Row> between(Dataset<Row> rows, Column first, Column last) {
    return rows.select(
            array_distinct(array_compact(Columns.TOKENS.column())).as("tokens"),
            coalesce(Columns.FEED.column(), lit("unknown")).as("source"),
            first.as("first_at"),
            last.as("last_at"))
        .where(size(col("tokens")).gt(0))
        .groupBy("tokens", "source")
        .agg(min("first_at").as("first_seen"), max("last_at").as("last_seen"));
  }
}
