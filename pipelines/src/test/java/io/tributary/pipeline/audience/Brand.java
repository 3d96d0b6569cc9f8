package io.tributary.pipeline.audience;

import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Products;
import io.tributary.schema.table.RfmScores;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A made-up brand's tables, written table by table; the others have no rows. */
final class Brand {

  private final Map<TableSpec, Dataset<Row>> tables = new HashMap<>();

  Brand with(TableSpec table, String rows) {
    tables.put(table, Given.table(table, rows));
    return this;
  }

  /** The person rows as of 1 June 2026 in Shanghai. */
  Dataset<Row> persons(Definitions definitions) {
    return PersonRows.of(
        new PersonTables(
            of(Customer360.TABLE),
            of(RfmScores.TABLE),
            of(Lifecycle.TABLE),
            new PersonFacts(
                of(PersonEvents.TABLE),
                of(PersonOrders.TABLE),
                of(PersonInteractions.TABLE),
                of(OrderLines.TABLE),
                of(Products.TABLE))),
        definitions,
        Given.JUNE);
  }

  Dataset<Row> tags(String tags) {
    return PersonTagsTransform.apply(persons(Given.definitions(tags, "")));
  }

  Dataset<Row> members(Definitions definitions) {
    Memberships memberships = new Memberships(definitions, Given.JUNE);
    return memberships.members(memberships.of(persons(definitions)));
  }

  private Dataset<Row> of(TableSpec table) {
    return tables.getOrDefault(table, Given.none(table));
  }
}
