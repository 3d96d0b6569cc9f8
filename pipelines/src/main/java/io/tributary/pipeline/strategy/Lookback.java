package io.tributary.pipeline.strategy;

import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.audience.StrategyDefinition;
import io.tributary.schema.table.Triggers;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The time in which triggers fall due that a run looks for.
 *
 * @param from its start, included
 * @param to its end, excluded
 * @param now the run's clock
 */
public record Lookback(Instant from, Instant to, Instant now) {

  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration MOST = Duration.ofDays(7);

  /**
   * That of a run for a window: a day back from its end for what came late, and back to the
   * window's start where runs were missed, but never more than a week.
   */
  public static Lookback of(Instant from, Instant to, Instant now) {
    Instant usual = to.minus(USUAL);
    Instant most = to.minus(MOST);
    Instant wanted = from.isBefore(usual) ? from : usual;
    return new Lookback(wanted.isBefore(most) ? most : wanted, to, now);
  }

  /** The facts that may matter: those of the time, and as long before it as a strategy waits. */
  public Dataset<Row> facts(Dataset<Row> facts, Column at, List<StrategyDefinition> strategies) {
    Instant since = from.minus(longest(strategies.stream().map(StrategyDefinition::within)));
    return facts.where(at.geq(instant(since)).and(at.lt(instant(to))));
  }

  /** The triggers that may stand in another one's way. */
  public Dataset<Row> triggers(Dataset<Row> triggers, List<StrategyDefinition> strategies) {
    Duration wait = longest(strategies.stream().map(StrategyDefinition::within));
    Duration stretch = longest(strategies.stream().flatMap(one -> one.oncePer().stream()));
    Instant since = from.minus(wait).minus(stretch);
    return triggers.where(Triggers.FACT_AT.column().geq(instant(since)));
  }

  private static Duration longest(Stream<Duration> lengths) {
    return lengths.max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static Column instant(Instant instant) {
    return lit(Timestamp.from(instant));
  }
}
