package io.tributary.job.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** A row on its way to an ops table: kept in the journal first, flushed at the run's end. */
public final class OpsRow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableSpec table;
  private final ObjectNode values;

  private OpsRow(TableSpec table, ObjectNode values) {
    this.table = table;
    this.values = values;
  }

  /** An empty row of that table. */
  public static OpsRow of(TableSpec table) {
    return new OpsRow(table, JSON.createObjectNode());
  }

  /** Rows that have the table's columns in order. */
  static List<OpsRow> of(TableSpec table, List<Row> rows) {
    return rows.stream()
        .map(row -> new OpsRow(table, JsonValues.of(row, table.schema())))
        .toList();
  }

  public OpsRow with(Field field, String value) {
    values.put(field.name(), value);
    return this;
  }

  public OpsRow with(Field field, long value) {
    values.put(field.name(), value);
    return this;
  }

  public OpsRow with(Field field, boolean value) {
    values.put(field.name(), value);
    return this;
  }

  public OpsRow with(Field field, BigDecimal value) {
    values.put(field.name(), value);
    return this;
  }

  public OpsRow with(Field field, Instant value) {
    values.put(field.name(), value.toString());
    return this;
  }

  public OpsRow with(Field field, LocalDate value) {
    values.put(field.name(), value.toString());
    return this;
  }

  /** Sets the field where there is a value; null stays where there is none. */
  public OpsRow withText(Field field, Optional<String> value) {
    value.ifPresent(text -> values.put(field.name(), text));
    return this;
  }

  TableSpec table() {
    return table;
  }

  ObjectNode json() {
    return values;
  }
}
