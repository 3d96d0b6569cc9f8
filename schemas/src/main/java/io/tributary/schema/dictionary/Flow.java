package io.tributary.schema.dictionary;

import java.util.Map;
import java.util.Set;

/**
 * How tables come about from each other.
 *
 * @param up tables a table is made from
 * @param down tables made from it
 * @param columns columns a column is made from, by table.column, where runs have found it
 */
public record Flow(
    Map<String, Set<String>> up, Map<String, Set<String>> down, Map<String, Set<String>> columns) {

  public Flow {
    up = Map.copyOf(up);
    down = Map.copyOf(down);
    columns = Map.copyOf(columns);
  }

  Set<String> madeFrom(String table) {
    return new java.util.TreeSet<>(up.getOrDefault(table, Set.of()));
  }

  Set<String> goesInto(String table) {
    return new java.util.TreeSet<>(down.getOrDefault(table, Set.of()));
  }

  Set<String> sources(String table, String column) {
    return new java.util.TreeSet<>(columns.getOrDefault(table + "." + column, Set.of()));
  }
}
