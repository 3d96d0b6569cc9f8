package io.tributary.schema;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table's contract: what one row is, its columns, its key, and how it lies on disk.
 *
 * @param database bronze, silver, identity, gold, ops or vault
 * @param name plural snake_case
 * @param grain one phrase: "order", "person × tag"
 * @param fields the business columns, in order; technical ones follow by {@code database}
 * @param key the columns that name a row; empty for append-only event tables
 * @param eventTime the instant a fact happened; gives business_date and business_month
 */
public record TableSpec(
    String database,
    String name,
    String grain,
    List<Field> fields,
    List<Field> key,
    Optional<Field> eventTime) {

  private static final Set<String> DATABASES =
      Set.of("bronze", "silver", "identity", "gold", "ops", "vault");

  public TableSpec {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    if (!DATABASES.contains(database)) {
      throw new IllegalArgumentException(
          "Table " + database + "." + name + " is in no known database. Use one of " + DATABASES);
    }
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!database.equals("bronze") && !field.name().matches("_?[a-z][a-z0-9_]*")) {
        throw new IllegalArgumentException("Column " + field.name() + " of " + database + "." + name
            + " is not snake_case. Use lower case letters, digits and _.");
      }
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "Table " + database + "." + name + " has the column " + field.name() + " twice.");
      }
    }
    for (Field field : Stream.concat(key.stream(), eventTime.stream()).toList()) {
      if (!fields.contains(field)) {
        throw new IllegalArgumentException("Table " + database + "." + name + " has no column "
            + field.name() + ", which its key or event time names.");
      }
    }
  }

  /** A table without an event time: current state, or reference data. */
  public static TableSpec of(
      String database, String name, String grain, List<Field> fields, List<Field> key) {
    return new TableSpec(database, name, grain, fields, key, Optional.empty());
  }

  /** A fact table: business_date and business_month come from the event time. */
  public static TableSpec fact(
      String database, String name, String grain, Field at, List<Field> fields, List<Field> key) {
    return new TableSpec(database, name, grain, fields, key, Optional.of(at));
  }

  /** The name as SQL says it: {@code gold.customer_360}. */
  public String id() {
    return database + "." + name;
  }

  /** The folders the table is split into; facts by month, everything else not at all. */
  public List<Field> partitions() {
    return eventTime.isPresent() ? List.of(Columns.BUSINESS_MONTH) : List.of();
  }

  /** Business columns, then for facts the business date and month, then the technical ones. */
  public List<Field> columns() {
    List<Field> all = new ArrayList<>(fields);
    if (eventTime.isPresent()) {
      all.add(Columns.BUSINESS_DATE);
      all.add(Columns.BUSINESS_MONTH);
    }
    if (database.equals("silver")) {
      all.addAll(Columns.PROVENANCE);
    }
    return List.copyOf(all);
  }

  /** All columns as a Spark schema. */
  public StructType schema() {
    return new StructType(columns().stream().map(Field::structField).toArray(StructField[]::new));
  }

  /** The field of that name, where there is one. */
  public Optional<Field> field(String column) {
    return columns().stream().filter(field -> field.name().equals(column)).findFirst();
  }

  /**
   * A stage's last line: the rows with exactly this table's columns, in order.
   *
   * @throws IllegalStateException when a column is missing or has another type than the contract
   *     and no cast without loss leads there
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    Set<String> present = new TreeSet<>(List.of(rows.columns()));
    Column[] selected =
        columns().stream().map(field -> conformed(rows, present, field)).toArray(Column[]::new);
    return rows.select(selected);
  }

  private Column conformed(Dataset<Row> rows, Set<String> present, Field field) {
    if (!present.contains(field.name())) {
      throw new IllegalStateException("Cannot build " + id() + ": column " + field.name()
          + " is missing. The rows have " + present + ". Add it in the transform of " + id() + ".");
    }
    StructField actual = rows.schema().apply(field.name());
    if (Types.sameShape(actual.dataType(), field.type())) {
      return col(field.name());
    }
    if (!Types.widens(actual.dataType(), field.type())) {
      throw new IllegalStateException("Cannot build " + id() + ": column " + field.name() + " is "
          + actual.dataType().catalogString() + " but the contract says "
          + field.type().catalogString() + ". Cast it where it is computed.");
    }
    return col(field.name()).cast(field.type()).as(field.name());
  }
}
