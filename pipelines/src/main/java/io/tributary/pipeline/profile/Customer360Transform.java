package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customer360;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** gold.customer_360: everything known of a person in one row. */
public final class Customer360Transform {

  private static final Column NOTHING =
      lit(new String[0]).cast(DataTypes.createArrayType(DataTypes.StringType));

  private Customer360Transform() {}

  /**
   * One row per living person, those without an order included.
   *
   * @param before the profile as last published; an unchanged row keeps its changed_at
   */
  public static Dataset<Row> apply(
      ProfileInputs inputs, ProfileSettings settings, Dataset<Row> before, Instant now) {
    Dataset<Row> persons =
        inputs.persons().where("status = 'ACTIVE'").select("one_id", "identifier_count");
    return persons
        .join(
            Survivorship.attributes(
                inputs.customers(), inputs.identityMap(), settings.sourceTrust()),
            new String[] {"one_id"},
            "left")
        .join(kinds(inputs.identityMap()), new String[] {"one_id"}, "left")
        .join(orders(inputs.personOrders(), settings.currency()), new String[] {"one_id"}, "left")
        .join(events(inputs.personEvents()), new String[] {"one_id"}, "left")
        .join(consents(inputs), new String[] {"one_id"}, "left")
        .join(inputs.rfm().select("one_id", "rfm_segment"), new String[] {"one_id"}, "left")
        .join(
            inputs.lifecycle().select(col("one_id"), col("stage").as("life_stage")),
            new String[] {"one_id"},
            "left")
        .withColumn("brand_id", lit(settings.brand()))
        .withColumn("currency", lit(settings.currency()))
        .withColumn("order_count", coalesce(col("order_count"), lit(0L)))
        .withColumn("event_count", coalesce(col("event_count"), lit(0L)))
        .withColumn("net_amount", coalesce(col("net_amount"), lit(0)).cast(Field.MONEY))
        .withColumn(
            "channels",
            array_sort(array_union(
                coalesce(col("order_channels"), NOTHING),
                coalesce(col("event_channels"), NOTHING))))
        .withColumn("identifier_kinds", coalesce(col("identifier_kinds"), NOTHING))
        .withColumn("consent_granted", coalesce(col("consent_granted"), NOTHING))
        .withColumn("consent_withdrawn", coalesce(col("consent_withdrawn"), NOTHING))
        .transform(rows -> stamped(rows, before, now))
        .transform(Customer360.TABLE::conform);
  }

  private static Dataset<Row> kinds(Dataset<Row> identityMap) {
    return identityMap
        .where("recorded_to is null and valid_to is null")
        .groupBy("one_id")
        .agg(array_sort(collect_set(substring_index(col("token"), ":", 1))).as("identifier_kinds"));
  }

  /** Amounts in another currency than the profile's are orders, but are not added up with it. */
  private static Dataset<Row> orders(Dataset<Row> personOrders, String currency) {
    Column isAdded = col("currency").equalTo(currency);
    Column isCounted = col("kind").equalTo("sale").and(col("is_cancelled").equalTo(false));
    return personOrders
        .where("one_id is not null")
        .groupBy("one_id")
        .agg(
            count_if(isCounted).as("order_count"),
            sum(when(isAdded, col("net_amount"))).cast(Field.MONEY).as("net_amount"),
            min(when(isCounted, col("ordered_at"))).as("first_order_at"),
            max(when(isCounted, col("ordered_at"))).as("last_order_at"),
            collect_set("channel").as("order_channels"));
  }

  private static Dataset<Row> events(Dataset<Row> personEvents) {
    return personEvents
        .where("one_id is not null")
        .groupBy("one_id")
        .agg(
            count(lit(1)).as("event_count"),
            max("occurred_at").as("last_event_at"),
            collect_set("channel").as("event_channels"));
  }

  /** The newest statement of a person on each purpose, channel and recipient. */
  private static Dataset<Row> consents(ProfileInputs inputs) {
    Column newest =
        struct(col("occurred_at"), col("status").equalTo("WITHDRAWN"), col("consent_event_id"));
    Column what = concat_ws(":", col("purpose"), col("channel"), col("recipient"));
    return PersonsOfFacts.of(inputs.consentEvents(), ConsentEvents.TABLE, inputs.identityMap())
        .where("one_id is not null")
        .groupBy(col("one_id"), what.as("what"))
        .agg(max_by(col("status"), newest).as("status"))
        .groupBy("one_id")
        .agg(
            array_sort(collect_set(when(col("status").equalTo("GRANTED"), col("what"))))
                .as("consent_granted"),
            array_sort(collect_set(when(col("status").equalTo("WITHDRAWN"), col("what"))))
                .as("consent_withdrawn"));
  }

  private static Dataset<Row> stamped(Dataset<Row> rows, Dataset<Row> before, Instant now) {
    Column[] business = Customer360.TABLE.fields().stream()
        .filter(field -> !field.equals(Customer360.CHANGED_AT))
        .map(Field::column)
        .toArray(Column[]::new);
    Dataset<Row> old = before.select(
        col("one_id").as("old_id"),
        struct(business).as("old_row"),
        col("changed_at").as("old_changed_at"));
    return rows.withColumn("new_row", struct(business))
        .join(old, col("one_id").equalTo(col("old_id")), "left")
        .withColumn(
            "changed_at",
            when(col("new_row").eqNullSafe(col("old_row")), col("old_changed_at"))
                .otherwise(lit(now)));
  }
}
