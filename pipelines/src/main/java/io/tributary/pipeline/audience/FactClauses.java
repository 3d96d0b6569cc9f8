package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.FactSource;
import io.tributary.schema.audience.Facts;
import io.tributary.schema.audience.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The facts that rules ask about, each distinct question once. All are answered together: one pass
 * a source, and two aggregations, whatever their number.
 */
final class FactClauses {

  /** The column of answers by number: count, last_at, and times in microseconds where needed. */
  static final String ANSWERS = "_facts";

  private final Map<Facts, Integer> numbers = new LinkedHashMap<>();
  private final Set<Integer> timed = new LinkedHashSet<>();

  private FactClauses() {}

  static FactClauses of(Stream<Rule> leaves) {
    FactClauses clauses = new FactClauses();
    leaves.forEach(clauses::add);
    return clauses;
  }

  private void add(Rule leaf) {
    if (leaf instanceof Rule.Did did) {
      int number = number(did.facts());
      did.within().ifPresent(near -> timed.add(number));
    } else if (leaf instanceof Rule.Sequence sequence) {
      timed.add(number(sequence.first()));
      timed.add(number(sequence.second()));
    }
  }

  private int number(Facts facts) {
    return numbers.computeIfAbsent(facts, any -> numbers.size());
  }

  /** How many of them a person has. */
  Column count(Facts facts) {
    return coalesce(answer(facts).getField("count"), lit(0L));
  }

  /** When the latest of them was; null without any. */
  Column lastAt(Facts facts) {
    return answer(facts).getField("last_at");
  }

  /** When each of them was, in microseconds, sorted; null without any. */
  Column times(Facts facts) {
    return answer(facts).getField("times");
  }

  private Column answer(Facts facts) {
    return col(ANSWERS).getItem(numbers.get(facts));
  }

  /** One row per person with any of the facts; empty where nothing is asked. */
  Optional<Dataset<Row>> answers(PersonFacts tables, AsOf asOf) {
    return Stream.of(FactSource.values())
        .flatMap(source -> hits(source, tables, asOf).stream())
        .reduce(Dataset::union)
        .map(this::answered);
  }

  private Dataset<Row> answered(Dataset<Row> hits) {
    Column number = col("hit.number");
    Column isTimed = number.isin(timed.toArray());
    Column units = collect_set(col("hit.unit"));
    Column answer = struct(
        when(size(col("units")).gt(0), size(col("units")).cast("long"))
            .otherwise(col("facts"))
            .as("count"),
        col("last_at"),
        col("times"));
    return hits.groupBy(col("one_id"), number.as("number"))
        .agg(
            functions.count(lit(1)).as("facts"),
            units.as("units"),
            max("at").as("last_at"),
            sort_array(collect_list(when(isTimed, unix_micros(col("at"))))).as("times"))
        .groupBy("one_id")
        .agg(map_from_entries(collect_list(struct(col("number"), answer))).as(ANSWERS));
  }

  /** One row per fact and question it is an answer to. */
  private Optional<Dataset<Row>> hits(FactSource source, PersonFacts tables, AsOf asOf) {
    List<Facts> asked =
        numbers.keySet().stream().filter(facts -> facts.source() == source).toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Column at = col(source.time().name());
    List<Column> matches = new ArrayList<>();
    asked.forEach(facts -> matches.add(match(facts, at, asOf)));
    Column all = filter(array(matches.toArray(Column[]::new)), Column::isNotNull);
    return Optional.of(tables
        .of(source, from(asked, asOf))
        .where(col("one_id").isNotNull().and(at.lt(lit(asOf.start()))))
        .select(col("one_id"), at.as("at"), explode(all).as("hit")));
  }

  private Column match(Facts facts, Column at, AsOf asOf) {
    Column isIn = facts.lastDays().isPresent()
        ? at.geq(lit(asOf.daysBefore(facts.lastDays().getAsInt())))
        : lit(true);
    Column unit =
        facts.distinct().map(sql -> expr(sql).cast("string")).orElse(lit(null).cast("string"));
    Column isMeant = facts.where().map(sql -> expr(sql)).orElse(lit(true));
    Column isCounted = facts.distinct().isPresent() ? unit.isNotNull() : lit(true);
    return when(
        isIn.and(isMeant).and(isCounted),
        struct(lit(numbers.get(facts)).as("number"), unit.as("unit")));
  }

  /** The month of the earliest fact asked about; empty where one asks about all of history. */
  private static Optional<String> from(List<Facts> asked, AsOf asOf) {
    return asked.stream().anyMatch(facts -> facts.lastDays().isEmpty())
        ? Optional.empty()
        : asked.stream()
            .map(facts -> asOf.date().minusDays(facts.lastDays().getAsInt()))
            .min(java.util.Comparator.naturalOrder())
            .map(day -> day.toString().substring(0, "yyyy-MM".length()));
  }
}
