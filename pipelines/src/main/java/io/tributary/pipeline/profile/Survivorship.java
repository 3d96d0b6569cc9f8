package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which of several sources' values a person keeps: the most trusted source's, of one source the
 * newest, of equally new ones the first in the order of source and key. Each attribute survives on
 * its own and says where it came from.
 */
final class Survivorship {

  /** Attributes of silver.customers and the profile column that names the source of each. */
  private static final Map<String, String> ATTRIBUTES = attributes();

  /** A phone that changed hands since is not the record's person's any more. */
  private static final Column LAST_SAID = coalesce(col("updated_at"), col("registered_at"));

  private Survivorship() {}

  private static Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name_token", "name_source");
    attributes.put("gender", "gender_source");
    attributes.put("birthday", "birthday_source");
    attributes.put("region_code", "region_source");
    attributes.put("member_level", "member_level_source");
    return attributes;
  }

  /** One row per person with any customer record: attributes, their sources, registration. */
  static Dataset<Row> attributes(
      Dataset<Row> customers, Dataset<Row> identityMap, List<String> sourceTrust) {
    Dataset<Row> records = PersonsOfFacts.of(customers, LAST_SAID, identityMap)
        .where("one_id is not null")
        .withColumn("trust", trust(sourceTrust));
    List<Column> survivors = new ArrayList<>();
    ATTRIBUTES.forEach((attribute, source) -> {
      survivors.add(surviving(attribute, col(attribute)).as(attribute));
      survivors.add(surviving(attribute, col("_feed")).as(source));
    });
    survivors.addAll(registration());
    survivors.add(newestUpdate().as("attributes_at"));
    return records
        .groupBy("one_id")
        .agg(survivors.get(0), survivors.subList(1, survivors.size()).toArray(Column[]::new));
  }

  /** The newest update of those that brought a surviving value; null where none did. */
  private static Column newestUpdate() {
    return greatest(ATTRIBUTES.keySet().stream()
        .map(attribute -> surviving(attribute, col("updated_at")))
        .toArray(Column[]::new));
  }

  /** The value of the best record that has the attribute; unknown counts as having none. */
  private static Column surviving(String attribute, Column value) {
    Column has = col(attribute).isNotNull();
    Column isKnown = attribute.equals("gender") ? has.and(col(attribute).notEqual("unknown")) : has;
    return min_by(value, when(isKnown, order()));
  }

  private static Column order() {
    Column newestFirst =
        coalesce(unix_micros(col("updated_at")), lit(-Long.MAX_VALUE)).multiply(-1);
    return struct(
        col("trust"), newestFirst, col("source"), col("source_customer_id"), col("brand_id"));
  }

  private static List<Column> registration() {
    Column earliest = when(
        col("registered_at").isNotNull(),
        struct(
            col("registered_at"),
            col("trust"),
            col("source"),
            col("source_customer_id"),
            col("brand_id")));
    return List.of("register_channel", "register_store", "registered_at").stream()
        .map(name -> min_by(col(name), earliest).as(name))
        .toList();
  }

  private static Column trust(List<String> sourceTrust) {
    Column place = find_in_set(col("_feed"), lit(String.join(",", sourceTrust)));
    return when(place.equalTo(0), sourceTrust.size() + 1).otherwise(place);
  }
}
