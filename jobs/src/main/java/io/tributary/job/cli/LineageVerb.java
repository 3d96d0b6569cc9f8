package io.tributary.job.cli;

import io.tributary.job.lineage.ColumnRef;
import io.tributary.job.lineage.Edge;
import io.tributary.job.lineage.LineageGraph;
import io.tributary.schema.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary lineage}: what a table or column is made from, and what is made from it. */
@Command(
    name = "lineage",
    description = "What a table or column is made from (--up) and what is made from it (--down).",
    mixinStandardHelpOptions = true)
final class LineageVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Parameters(
      paramLabel = "TABLE[.COLUMN]",
      description = "Such as gold.customer_360.net_amount, feed.pos_receipts, export.tencent.")
  private String of;

  @Option(names = "--up", description = "What it is made from; the default.")
  private boolean isUp;

  @Option(names = "--down", description = "What is made from it.")
  private boolean isDown;

  @Option(
      names = "--steps",
      defaultValue = "50",
      description = "How many steps to follow; all by default.")
  private int steps;

  @Spec
  private CommandSpec spec;

  /** One line of the tree. */
  private record Line(int depth, String name, String kind, boolean isRepeated) {}

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      LineageGraph graph = open.lineage();
      ColumnRef asked = asked(graph);
      boolean isTable = asked.column().isEmpty();
      List<Edge> edges = new ArrayList<>();
      Map<String, List<Line>> trees = new LinkedHashMap<>();
      if (isUp || !isDown) {
        trees.put(
            "up",
            isTable
                ? tables(asked, graph::tablesUp)
                : columns(asked, graph::up, edges, Edge::from));
      }
      if (isDown) {
        trees.put(
            "down",
            isTable
                ? tables(asked, graph::tablesDown)
                : columns(asked, graph::down, edges, Edge::to));
      }
      print(asked, trees, edges, graph);
      return ExitCode.OK.code();
    }
  }

  /** The table, or the column where what stands after the table is none of its name. */
  private ColumnRef asked(LineageGraph graph) {
    Set<String> tables = graph.tables();
    if (tables.contains(of)) {
      return new ColumnRef(of, "");
    }
    String table = tables.stream()
        .filter(name -> of.startsWith(name + "."))
        .max(java.util.Comparator.comparingInt(String::length))
        .orElseThrow(() -> new IllegalArgumentException("Nothing is known of the lineage of " + of
            + ". " + DidYouMean.hint(of, tables)
            + " What jobs make of feeds is known after they ran."));
    String column = of.substring(table.length() + 1);
    Set<String> columns = graph.columns(table);
    boolean isKnown = columns.stream()
        .anyMatch(one ->
            one.equals(column) || one.startsWith(column + ".") || column.startsWith(one + "."));
    if (!isKnown) {
      throw new IllegalArgumentException("Nothing is known of a column '" + column + "' of " + table
          + ". " + DidYouMean.hint(column, columns));
    }
    return new ColumnRef(table, column);
  }

  private List<Line> tables(ColumnRef asked, Function<String, Set<String>> next) {
    List<Line> lines = new ArrayList<>();
    follow(asked.table(), 1, next, new LinkedHashSet<>(), lines);
    return lines;
  }

  private void follow(
      String table,
      int depth,
      Function<String, Set<String>> next,
      Set<String> seen,
      List<Line> lines) {
    if (depth > steps) {
      return;
    }
    for (String other : next.apply(table)) {
      boolean isNew = seen.add(other);
      lines.add(new Line(depth, other, "", !isNew));
      if (isNew) {
        follow(other, depth + 1, next, seen, lines);
      }
    }
  }

  private List<Line> columns(
      ColumnRef asked,
      Function<ColumnRef, List<Edge>> next,
      List<Edge> edges,
      Function<Edge, ColumnRef> end) {
    List<Line> lines = new ArrayList<>();
    follow(asked, 1, next, end, new LinkedHashSet<>(), edges, lines);
    return lines;
  }

  private void follow(
      ColumnRef column,
      int depth,
      Function<ColumnRef, List<Edge>> next,
      Function<Edge, ColumnRef> end,
      Set<ColumnRef> seen,
      List<Edge> edges,
      List<Line> lines) {
    if (depth > steps) {
      return;
    }
    for (Edge edge : next.apply(column)) {
      ColumnRef other = end.apply(edge);
      boolean isNew = seen.add(other);
      edges.add(edge);
      String kind =
          edge.kind() == Edge.Kind.VALUE ? "" : edge.kind().name().toLowerCase(Locale.ROOT);
      lines.add(new Line(depth, other.toString(), kind, !isNew));
      if (isNew) {
        follow(other, depth + 1, next, end, seen, edges, lines);
      }
    }
  }

  private void print(
      ColumnRef asked, Map<String, List<Line>> trees, List<Edge> edges, LineageGraph graph) {
    Output output = new Output(spec.commandLine().getOut());
    Set<String> deciding = new TreeSet<>();
    graph.conditions(asked.table()).forEach(one -> deciding.add(one.toString()));
    if (options.isJson()) {
      output.json(document(trees, edges, deciding));
      return;
    }
    trees.forEach((direction, lines) -> {
      output.line(of + (direction.equals("up") ? " is made from" : " goes into"));
      if (lines.isEmpty()) {
        output.line("  nothing known");
      }
      lines.forEach(line -> output.line("  ".repeat(line.depth())
          + line.name()
          + (line.kind().isEmpty() ? "" : " (by its job)")
          + (line.isRepeated() ? " (above)" : "")));
    });
    if (trees.containsKey("up") && !deciding.isEmpty()) {
      output.line("Which rows " + asked.table() + " has is decided by");
      deciding.forEach(one -> output.line("  " + one));
    }
  }

  private Map<String, Object> document(
      Map<String, List<Line>> trees, List<Edge> edges, Set<String> deciding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("of", of);
    trees.forEach((direction, lines) -> document.put(
        direction, lines.stream().map(Line::name).distinct().sorted().toList()));
    document.put(
        "edges",
        new TreeSet<>(edges)
            .stream()
                .map(edge -> Map.of(
                    "to", edge.to().toString(),
                    "from", edge.from().toString(),
                    "kind", edge.kind().name().toLowerCase(Locale.ROOT)))
                .toList());
    document.put("conditions", List.copyOf(deciding));
    return document;
  }
}
