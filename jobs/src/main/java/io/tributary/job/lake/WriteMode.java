package io.tributary.job.lake;

import java.util.List;

/** How rows meet what a table holds. */
public sealed interface WriteMode {

  /** The rows are added. */
  record Append() implements WriteMode {}

  /** The rows are all the table holds. */
  record Overwrite() implements WriteMode {}

  /**
   * The rows replace those that fulfil a condition.
   *
   * @param predicate Spark SQL over the table's columns; every new row fulfils it too
   */
  record ReplaceWhere(String predicate) implements WriteMode {}

  /**
   * The rows replace those with the same key; a row whose {@code _delete} is true removes it.
   *
   * @param key columns compared null-safe
   * @param within Spark SQL over {@code t}, the target, that every matching row fulfils
   * @param update Spark SQL over {@code t} and {@code s}, the source: when a match is rewritten
   */
  record Merge(List<String> key, String within, String update) implements WriteMode {
    public Merge {
      key = List.copyOf(key);
    }
  }
}
