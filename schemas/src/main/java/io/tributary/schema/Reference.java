package io.tributary.schema;

import java.util.List;
import java.util.Optional;

/**
 * Rows of one table name rows of another.
 *
 * @param from the table that refers
 * @param columns its columns; rows with a null in one of them refer to nothing
 * @param to the table referred to
 * @param key the columns there, in the same order
 * @param where Spark SQL over {@code from}: which of its rows must refer to something; all of them
 *     where empty
 */
public record Reference(
    TableSpec from, List<Field> columns, TableSpec to, List<Field> key, Optional<String> where) {

  public Reference {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    if (columns.size() != key.size() || columns.isEmpty()) {
      throw new IllegalArgumentException("The reference from " + from.id() + " to " + to.id()
          + " needs as many columns on both sides.");
    }
  }

  /** Its name in ops.dq_metrics. */
  public String metric() {
    return "broken_references." + to.id();
  }
}
