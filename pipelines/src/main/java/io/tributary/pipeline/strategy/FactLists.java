package io.tributary.pipeline.strategy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.FactSource;
import io.tributary.schema.audience.Facts;
import io.tributary.schema.audience.StrategyDefinition;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Facts by strategy and person: one row for each strategy whose condition a fact meets. */
final class FactLists {

  private static final List<FactSource> SOURCES =
      List.of(FactSource.EVENTS, FactSource.ORDERS, FactSource.INTERACTIONS);

  private final List<StrategyDefinition> strategies;
  private final TriggerInputs inputs;

  FactLists(List<StrategyDefinition> strategies, TriggerInputs inputs) {
    this.strategies = strategies;
    this.inputs = inputs;
  }

  /**
   * Columns strategy_id, at, fact_id, one_id, tokens, brand_id, subject.
   *
   * @param condition the facts of a strategy; empty for none
   */
  Dataset<Row> of(Function<StrategyDefinition, Optional<Facts>> condition) {
    return SOURCES.stream()
        .flatMap(source -> of(source, matching(source, condition)).stream())
        .reduce(Dataset::unionByName)
        .orElseGet(
            () -> listed(FactSource.EVENTS, List.of(lit(null).cast("string"))).where(lit(false)));
  }

  private List<Column> matching(
      FactSource source, Function<StrategyDefinition, Optional<Facts>> condition) {
    List<Column> matching = new ArrayList<>();
    for (StrategyDefinition one : strategies) {
      condition
          .apply(one)
          .filter(facts -> facts.source() == source)
          .map(facts -> when(expr(facts.where().orElse("true")), lit(one.strategy())))
          .ifPresent(matching::add);
    }
    return matching;
  }

  private Optional<Dataset<Row>> of(FactSource source, List<Column> matching) {
    return matching.isEmpty() ? Optional.empty() : Optional.of(listed(source, matching));
  }

  private Dataset<Row> listed(FactSource source, List<Column> matching) {
    TableSpec table = table(source);
    Column at = table.eventTime().orElseThrow().column();
    Column[] id = Stream.concat(
            Stream.of(lit(table.name())), table.key().stream().map(field -> field.column()))
        .toArray(Column[]::new);
    return facts(source)
        .select(
            explode(filter(array(matching.toArray(new Column[0])), Column::isNotNull))
                .as("strategy_id"),
            at.as("at"),
            concat_ws("|", id).as("fact_id"),
            col("one_id"),
            col("tokens"),
            col("brand_id"),
            StrategyColumns.subject().as("subject"))
        .where(col("subject").isNotNull());
  }

  private Dataset<Row> facts(FactSource source) {
    return switch (source) {
      case EVENTS -> inputs.events();
      case ORDERS -> inputs.orders();
      case INTERACTIONS -> inputs.interactions();
      case LINES -> throw noLines();
    };
  }

  private static TableSpec table(FactSource source) {
    return switch (source) {
      case EVENTS -> Events.TABLE;
      case ORDERS -> Orders.TABLE;
      case INTERACTIONS -> Interactions.TABLE;
      case LINES -> throw noLines();
    };
  }

  private static IllegalArgumentException noLines() {
    return new IllegalArgumentException("A strategy looks at orders, not at their lines.");
  }
}
