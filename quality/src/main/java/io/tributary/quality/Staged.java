package io.tributary.quality;

import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.TableRule;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is about to be published.
 *
 * @param table the table
 * @param rows the rows, computed already: they are read once here and once when they are written
 * @param faults what can be wrong with a row of its own
 * @param key columns that name a row; none where the table has no key
 * @param isRemoval whether a row only takes its match away; empty where all rows are to stand
 * @param isMisplaced whether a row lies outside what the rows replace; empty where they cannot
 * @param owner the column that says what a row was made from, so that a row never replaces that of
 *     another owner; empty where the table has none
 * @param standing rows the table has now that may share a key with these, as the key's columns, the
 *     owner and {@link #REPLACED}; empty where the new rows are all the table will hold
 */
public record Staged(
    TableSpec table,
    Dataset<Row> rows,
    List<RowFault> faults,
    List<String> key,
    Optional<Column> isRemoval,
    Optional<Column> isMisplaced,
    Optional<String> owner,
    Optional<Dataset<Row>> standing) {

  /** Whether the write puts the new row of the same key in this one's place. */
  public static final String REPLACED = "_replaced";

  public Staged {
    faults = List.copyOf(faults);
    key = List.copyOf(key);
  }

  /** Rows that are all the table will hold. */
  public static Staged whole(TableSpec table, TableRule rule, Dataset<Row> rows) {
    return new Staged(
        table,
        rows,
        RowFault.of(table, rule, rows.columns()),
        table.key().stream().map(field -> field.name()).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
