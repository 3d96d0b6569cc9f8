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
  record ReplaceWhere(String predicate) implements WriteMode {
    public ReplaceWhere {
      requireText("predicate", predicate);
    }
  }

  /**
   * The rows replace those with the same key. The source may have a boolean column {@code _delete}
   * beside the table's: where it is true the row removes its match and is not added; null is false.
   *
   * @param key columns compared null-safe; at most one source row has a key
   * @param within Spark SQL over {@code t}, the target, that every matching row fulfils, so that
   *     only its files are read; a target row outside it never matches
   * @param update Spark SQL over {@code t} and {@code s}, the source: when a match is rewritten
   */
  record Merge(List<String> key, String within, String update) implements WriteMode {

    /** The column of a source that says which of its rows remove their match. */
    public static final String DELETE = "_delete";

    public Merge {
      key = List.copyOf(key);
      if (key.isEmpty()) {
        throw new IllegalArgumentException("A merge needs a key. Name the columns to match by.");
      }
      requireText("within", within);
      requireText("update", update);
    }

    /** Matches by the key anywhere in the table, and rewrites every match. */
    public static Merge by(String... key) {
      return new Merge(List.of(key), "true", "true");
    }

    /** The same, matching only target rows that fulfil the condition over {@code t}. */
    public Merge within(String condition) {
      return new Merge(key, condition, update);
    }

    /** The same, rewriting a match only under the condition over {@code t} and {@code s}. */
    public Merge updatingWhere(String condition) {
      return new Merge(key, within, condition);
    }
  }

  private static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "The " + name + " of a write is blank. Say true where every row is meant.");
    }
  }
}
