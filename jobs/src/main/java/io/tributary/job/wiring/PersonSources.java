package io.tributary.job.wiring;

import io.tributary.pipeline.audience.PersonFacts;
import io.tributary.pipeline.audience.PersonTables;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Products;
import io.tributary.schema.table.RfmScores;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that tags and audiences are made of. */
final class PersonSources {

  static final List<TableSpec> TABLES = List.of(
      Customer360.TABLE,
      RfmScores.TABLE,
      Lifecycle.TABLE,
      PersonEvents.TABLE,
      PersonOrders.TABLE,
      PersonInteractions.TABLE,
      OrderLines.TABLE,
      Products.TABLE);

  private PersonSources() {}

  static PersonTables of(Function<TableSpec, Dataset<Row>> read) {
    return new PersonTables(
        read.apply(Customer360.TABLE),
        read.apply(RfmScores.TABLE),
        read.apply(Lifecycle.TABLE),
        new PersonFacts(
            read.apply(PersonEvents.TABLE),
            read.apply(PersonOrders.TABLE),
            read.apply(PersonInteractions.TABLE),
            read.apply(OrderLines.TABLE),
            read.apply(Products.TABLE)));
  }
}
