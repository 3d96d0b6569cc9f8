package io.tributary.job.lineage;

import static io.tributary.schema.table.ColumnLineage.ALL;

import io.tributary.job.lineage.Edge.Kind;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a write or a contract says of the columns it makes. */
public final class Edges {

  private Edges() {}

  /**
   * The edges of rows that are written to a table.
   *
   * @param unseen what parts come from whose making no plan shows
   */
  public static List<Edge> of(String table, PlanLineage.Traced traced, Set<ColumnRef> unseen) {
    TreeSet<Edge> edges = new TreeSet<>();
    traced.values().forEach((column, sources) -> {
      if (!column.startsWith("_") || table.startsWith("bronze.")) {
        add(new ColumnRef(table, column), sources, Kind.VALUE, unseen, edges);
      }
    });
    add(new ColumnRef(table, ALL), traced.conditions(), Kind.CONDITION, unseen, edges);
    return List.copyOf(edges);
  }

  private static void add(
      ColumnRef to, Set<ColumnRef> sources, Kind kind, Set<ColumnRef> unseen, Set<Edge> edges) {
    for (ColumnRef source : sources) {
      if (source.equals(Cuts.UNSEEN)) {
        unseen.forEach(from -> edges.add(new Edge(to, from, Kind.JOB)));
      } else if (!source.equals(to)) {
        edges.add(new Edge(to, source, kind));
      }
    }
  }

  /** How bronze comes about from an extract, as its contract says. */
  public static List<Edge> of(FeedContract contract) {
    TreeSet<Edge> edges = new TreeSet<>();
    String bronze = "bronze." + contract.feed();
    String feed = "feed." + contract.feed();
    contract.columns().forEach(column -> column(contract, column, bronze, feed, edges));
    for (String whole : List.of("_raw", "_rescued", "_hash", "_reasons")) {
      edges.add(new Edge(new ColumnRef(bronze, whole), new ColumnRef(feed, ALL), Kind.VALUE));
    }
    return List.copyOf(edges);
  }

  private static void column(
      FeedContract contract, ColumnSpec column, String bronze, String feed, Set<Edge> edges) {
    List<String> paths = paths(contract, column);
    List<String> made = new ArrayList<>(List.of("_standard." + column.name()));
    if (!column.isDerived()) {
      made.add(column.name());
    }
    if (column.isTokenised()) {
      made.add("_identifiers");
    }
    for (String path : paths) {
      made.forEach(to ->
          edges.add(new Edge(new ColumnRef(bronze, to), new ColumnRef(feed, path), Kind.VALUE)));
      for (ColumnSpec field : column.fields()) {
        String inside = path + "." + field.path().orElse(field.name());
        made.forEach(to -> edges.add(new Edge(
            new ColumnRef(bronze, to + "." + field.name()),
            new ColumnRef(feed, inside),
            Kind.VALUE)));
      }
    }
  }

  /** The raw columns a column is read from: its own, those it is joined of, and its scope. */
  private static List<String> paths(FeedContract contract, ColumnSpec column) {
    List<String> names = new ArrayList<>(column.isDerived() ? column.from() : List.of());
    column.when().ifPresent(when -> names.add(when.column()));
    column.identifier().flatMap(ColumnSpec.IdentifierRole::scopeColumn).ifPresent(names::add);
    List<String> paths = new ArrayList<>();
    if (!column.isDerived()) {
      paths.add(column.path().orElse(column.name()));
    }
    for (String name : names) {
      Optional<ColumnSpec> other = contract.column(name);
      paths.add(other.flatMap(ColumnSpec::path).orElse(name));
    }
    return paths;
  }
}
