package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;

import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.Persons;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Why identifiers lead to one person or do not, on a release. Nothing is written. */
public final class IdentityLookup {

  private final Function<TableSpec, Dataset<Row>> tables;
  private final LakehouseSettings settings;
  private final IdentifierNotation notation;

  /** On the tables that the function gives. */
  public IdentityLookup(Function<TableSpec, Dataset<Row>> tables, LakehouseSettings settings) {
    this.tables = tables;
    this.settings = settings;
    this.notation = new IdentifierNotation(new Tokens(settings.keys()), settings.brand());
  }

  /**
   * What somebody has asked about: a person, or an identifier and the person it leads to.
   *
   * @param token empty where a OneID was given
   * @param identifier the identifier's row; empty where the lake does not know it
   * @param oneId the person; empty where it leads to none
   */
  public record Subject(Optional<String> token, Optional<Row> identifier, Optional<String> oneId) {}

  /** A link as a row of identity.links, and where it was walked from. */
  public record Step(String from, String to, Row link) {}

  /**
   * Finds what a text means: a OneID, a token, or an identifier as {@code kind:value} or
   * {@code kind@scope:value}.
   *
   * @throws IllegalArgumentException when it means nothing the lake knows
   */
  public Subject subject(String text) {
    if (text.matches("[0-9a-f]{32}")) {
      return person(text);
    }
    List<String> tokens = text.matches("[a-z][a-z0-9_]*:[0-9a-f]{32}")
        ? List.of(text)
        : notation.tokensOfRaw(text, settings.feeds(), settings.zone());
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException(
          "This is no OneID and no identifier. Write 32 hexadecimal digits, or kind:value, such as"
              + " phone:13812345678 or openid@APPID:VALUE.");
    }
    Optional<Row> identifier = tables
        .apply(Identifiers.TABLE)
        .where(Identifiers.TOKEN.column().isin(tokens.toArray()))
        .collectAsList()
        .stream()
        .min(Comparator.comparing(row -> tokens.indexOf(row.<String>getAs("token"))));
    String token = identifier.map(row -> row.<String>getAs("token")).orElse(tokens.get(0));
    return new Subject(Optional.of(token), identifier, owner(token));
  }

  private Subject person(String oneId) {
    List<Row> rows =
        tables.apply(Persons.TABLE).where(col("one_id").equalTo(oneId)).collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no person " + oneId + ". OneIDs are in identity.persons.");
    }
    String status = rows.get(0).getAs(Persons.STATUS.name());
    String into = rows.get(0).getAs(Persons.SUPER_ID.name());
    return status.equals("MERGED")
        ? person(into)
        : new Subject(Optional.empty(), Optional.empty(), Optional.of(oneId));
  }

  private Optional<String> owner(String token) {
    return current()
        .where(IdentityMap.TOKEN.column().equalTo(token))
        .orderBy(IdentityMap.VALID_FROM.column().desc_nulls_last())
        .limit(1)
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("one_id"))
        .findFirst();
  }

  private Dataset<Row> current() {
    return tables
        .apply(IdentityMap.TABLE)
        .where(IdentityMap.RECORDED_TO.column().isNull());
  }

  /** The identifiers of a person, by token; one that changed hands as its owner's. */
  public List<Row> identifiers(String oneId) {
    Dataset<Row> births = tables
        .apply(Aliases.TABLE)
        .where(col("to_run").isNull().and(col("one_id").equalTo(oneId)))
        .select("birth_cluster");
    return sorted(tables
        .apply(Identifiers.TABLE)
        .where("class = 'PERSON'")
        .join(births, "birth_cluster")
        .collectAsList());
  }

  /** The strongest identifier of a person. */
  public String strongest(String oneId) {
    List<String> kinds = settings.identity().kindNames();
    return identifiers(oneId).stream()
        .min(Comparator.comparingInt((Row row) -> kinds.indexOf(row.<String>getAs("kind")))
            .thenComparing(row -> row.<String>getAs("token")))
        .map(row -> row.<String>getAs("token"))
        .orElseThrow();
  }

  private static List<Row> sorted(List<Row> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.<String>getAs("token")))
        .toList();
  }

  /** Links of which an end is one of the tokens, in any state, by id. */
  private List<Row> links(Collection<String> tokens) {
    Object[] values = tokens.toArray();
    return tables
        .apply(Links.TABLE)
        .where(Links.A.column().isin(values).or(Links.B.column().isin(values)))
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing(row -> row.<String>getAs("link_id")))
        .toList();
  }

  /**
   * The shortest way over links that hold from one identifier of a person to another; empty where
   * there is none.
   */
  public List<Step> path(String oneId, String from, String to) {
    Set<String> tokens = tokens(oneId);
    return path(tokens, node(tokens, from), node(tokens, to));
  }

  /** The token as its owner's: of an identifier that changed hands it ends in a number. */
  private static String node(Set<String> tokens, String token) {
    return tokens.stream()
        .filter(one -> one.equals(token) || one.startsWith(token + "/"))
        .findFirst()
        .orElse(token);
  }

  private List<Step> path(Set<String> tokens, String from, String to) {
    Map<String, List<Step>> steps = new HashMap<>();
    for (Row link : links(tokens)) {
      String a = link.getAs("a");
      String b = link.getAs("b");
      if (link.getAs("state").equals("ACTIVE") && tokens.contains(a) && tokens.contains(b)) {
        steps.computeIfAbsent(a, any -> new ArrayList<>()).add(new Step(a, b, link));
        steps.computeIfAbsent(b, any -> new ArrayList<>()).add(new Step(b, a, link));
      }
    }
    Map<String, Step> reached = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty() && !reached.containsKey(to)) {
      String token = next.remove();
      for (Step step : steps.getOrDefault(token, List.of())) {
        if (!step.to().equals(from) && reached.putIfAbsent(step.to(), step) == null) {
          next.add(step.to());
        }
      }
    }
    Deque<Step> path = new ArrayDeque<>();
    for (String token = to; reached.containsKey(token); token = path.getFirst().from()) {
      path.addFirst(reached.get(token));
    }
    return List.copyOf(path);
  }

  private Set<String> tokens(String oneId) {
    return identifiers(oneId).stream()
        .map(row -> row.<String>getAs("token"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * One reason why two subjects are not one person.
   *
   * @param reason a kind of reason: unknown-identifier, shared, blocked, refused-link or no-record
   * @param says it in words
   */
  public record Reason(String reason, String says) {}

  /** The reasons why two subjects are not one person, the plainest first. */
  public List<Reason> reasons(Subject one, Subject other) {
    List<Reason> reasons = new ArrayList<>(of(one));
    reasons.addAll(of(other));
    Set<String> left = ends(one);
    Set<String> right = ends(other);
    for (Row link : links(left)) {
      String a = link.getAs("a");
      String b = link.getAs("b");
      boolean isBetween =
          (left.contains(a) && right.contains(b)) || (left.contains(b) && right.contains(a));
      if (isBetween && !link.getAs("state").equals("ACTIVE")) {
        reasons.add(new Reason(
            "refused-link",
            "A record of " + link.getAs("source")
                + " carries " + a + " and " + b + ", but the link is " + link.getAs("state") + ": "
                + link.getAs("state_reason") + "."));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(new Reason(
          "no-record",
          "No record carries an identifier of the one and one of the other, but for such as are"
              + " shared or blocked and bridge nobody."));
    }
    return reasons;
  }

  private static List<Reason> of(Subject subject) {
    if (subject.token().isEmpty()) {
      return List.of();
    }
    String token = subject.token().get();
    if (subject.identifier().isEmpty()) {
      return List.of(new Reason(
          "unknown-identifier", "No record has carried " + token + " up to this release."));
    }
    Row row = subject.identifier().get();
    String kind = row.getAs("class");
    return kind.equals("PERSON")
        ? List.of()
        : List.of(new Reason(
            kind.toLowerCase(java.util.Locale.ROOT),
            token + " is " + kind + " and bridges nobody: " + row.getAs("class_reason") + "."));
  }

  /** The identifiers of a subject's person, or its own where it leads to none. */
  private Set<String> ends(Subject subject) {
    Set<String> ends = new TreeSet<>(subject.oneId().map(this::tokens).orElseGet(Set::of));
    subject.token().ifPresent(ends::add);
    return ends;
  }
}
