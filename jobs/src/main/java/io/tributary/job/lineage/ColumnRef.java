package io.tributary.job.lineage;

import java.util.Comparator;

/**
 * A column of a table.
 *
 * @param table such as silver.orders, or feed.NAME for an extract
 * @param column its name, or path in an extract; * for all of them
 */
public record ColumnRef(String table, String column) implements Comparable<ColumnRef> {

  private static final Comparator<ColumnRef> ORDER =
      Comparator.comparing(ColumnRef::table).thenComparing(ColumnRef::column);

  @Override
  public int compareTo(ColumnRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
