package io.tributary.schema.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One silver table a feed writes.
 *
 * @param table such as {@code silver.orders}
 * @param each what gives one row
 * @param where Spark SQL boolean over the standard columns; records that fail it give no row here
 * @param select Spark SQL expression per column of the table, in order; aggregates when grouped
 */
public record Target(String table, Each each, Optional<String> where, Map<String, String> select) {

  public Target {
    select = Collections.unmodifiableMap(new LinkedHashMap<>(select));
  }

  /** What gives one row of the target. */
  public sealed interface Each {

    /** Every record gives one. */
    record Single() implements Each {}

    /**
     * Every element of an array gives one; expressions call it {@code item}.
     *
     * @param array an array column, or Spark SQL over the standard columns that gives an array
     */
    record Item(String array) implements Each {

      /** Whether it is a column's name and no expression. */
      public boolean isColumn() {
        return array.matches("\\w+");
      }
    }

    /** Records with equal values of these columns give one together. */
    record Group(List<String> columns) implements Each {
      public Group {
        columns = List.copyOf(columns);
      }
    }
  }
}
