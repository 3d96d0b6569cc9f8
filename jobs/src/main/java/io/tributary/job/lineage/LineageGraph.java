package io.tributary.job.lineage;

import static io.tributary.schema.table.ColumnLineage.ALL;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of where columns come from and where they go. */
public final class LineageGraph {

  private final Map<String, List<Edge>> byMade = new TreeMap<>();
  private final Map<String, List<Edge>> bySource = new TreeMap<>();

  public LineageGraph(Collection<Edge> edges) {
    for (Edge edge : new TreeSet<>(edges)) {
      byMade.computeIfAbsent(edge.to().table(), any -> new ArrayList<>()).add(edge);
      bySource.computeIfAbsent(edge.from().table(), any -> new ArrayList<>()).add(edge);
    }
  }

  /** The names of all tables it knows. */
  public Set<String> tables() {
    Set<String> tables = new TreeSet<>(byMade.keySet());
    tables.addAll(bySource.keySet());
    return tables;
  }

  /** The columns of a table it knows. */
  public Set<String> columns(String table) {
    Set<String> columns = new TreeSet<>();
    byMade.getOrDefault(table, List.of()).forEach(edge -> columns.add(edge.to().column()));
    bySource
        .getOrDefault(table, List.of())
        .forEach(edge -> columns.add(edge.from().column()));
    columns.remove(ALL);
    return columns;
  }

  /** The edges that lead to a column, conditions left out. */
  public List<Edge> up(ColumnRef column) {
    return byMade.getOrDefault(column.table(), List.of()).stream()
        .filter(edge -> edge.kind() != Edge.Kind.CONDITION)
        .filter(edge -> isPart(edge.to().column(), column.column()))
        .toList();
  }

  /** The edges that lead from a column, conditions left out. */
  public List<Edge> down(ColumnRef column) {
    return bySource.getOrDefault(column.table(), List.of()).stream()
        .filter(edge -> edge.kind() != Edge.Kind.CONDITION)
        .filter(edge -> isPart(edge.from().column(), column.column()))
        .toList();
  }

  /** The columns that decide which rows a table has. */
  public Set<ColumnRef> conditions(String table) {
    Set<ColumnRef> deciding = new TreeSet<>();
    byMade.getOrDefault(table, List.of()).stream()
        .filter(edge -> edge.kind() == Edge.Kind.CONDITION)
        .forEach(edge -> deciding.add(edge.from()));
    return deciding;
  }

  /** Tables a table is made from, of whatever kind. */
  public Set<String> tablesUp(String table) {
    Set<String> up = new TreeSet<>();
    byMade.getOrDefault(table, List.of()).forEach(edge -> up.add(edge.from().table()));
    up.remove(table);
    return up;
  }

  /** Tables made from a table, of whatever kind. */
  public Set<String> tablesDown(String table) {
    Set<String> down = new TreeSet<>();
    bySource.getOrDefault(table, List.of()).forEach(edge -> down.add(edge.to().table()));
    down.remove(table);
    return down;
  }

  /** Every table that is made from a table, however many steps between. */
  public Set<String> allTablesDown(String table) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      for (String next : tablesDown(open.pop())) {
        if (seen.add(next)) {
          open.push(next);
        }
      }
    }
    seen.remove(table);
    return seen;
  }

  /** Whether one column is the other, or holds it, or is a field of it. */
  private static boolean isPart(String one, String other) {
    return one.equals(other)
        || one.equals(ALL)
        || other.equals(ALL)
        || one.startsWith(other + ".")
        || other.startsWith(one + ".");
  }
}
