package io.tributary.pipeline.strategy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.StrategyDefinition;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** What rows that name their strategy in {@code strategy_id} take from it. */
final class StrategyColumns {

  private static final double HASHES = 4_294_967_296.0;

  private final List<StrategyDefinition> strategies;
  private final ZoneId zone;

  StrategyColumns(List<StrategyDefinition> strategies, ZoneId zone) {
    this.strategies = strategies;
    this.zone = zone;
  }

  /** A value of the row's strategy. */
  Column of(Function<StrategyDefinition, Column> value) {
    Column chosen = when(lit(false), value.apply(strategies.get(0)));
    for (StrategyDefinition one : strategies) {
      chosen = chosen.when(col("strategy_id").equalTo(one.strategy()), value.apply(one));
    }
    return chosen;
  }

  /** Microseconds of a length of time of the row's strategy. */
  Column micros(Function<StrategyDefinition, Duration> length) {
    return of(one -> lit(length.apply(one).toSeconds() * 1_000_000));
  }

  /** The person, or the first identifier while it leads to none. */
  static Column subject() {
    return coalesce(col("one_id"), get(col("tokens"), lit(0)));
  }

  /** Equal for what makes one trigger: a person's facts of one stretch of time, or one fact. */
  Column dedupeKey() {
    Column stretch = of(one -> one.oncePer()
        .map(length -> stretch(length).cast("string"))
        .orElseGet(() -> col("fact_id")));
    return sha2(concat_ws("|", col("strategy_id"), col("subject"), stretch), 256);
  }

  /** The number of the stretch of time a fact is in: whole ones since a midnight of the zone. */
  private Column stretch(Duration length) {
    Column local = unix_seconds(expr("from_utc_timestamp(fact_at, '" + zone + "')"));
    return floor(local.divide(length.toSeconds()));
  }

  /** Whether the person is among those not addressed: always the same ones of a strategy. */
  Column isHeldOut() {
    Column hash = substring(sha2(concat_ws("|", col("strategy_id"), col("subject")), 256), 1, 8);
    return conv(hash, 16, 10).cast("double").divide(HASHES).lt(of(one -> lit(one.holdout())));
  }

  static Column texts(List<String> texts) {
    return array(texts.stream().map(text -> lit(text)).toArray(Column[]::new))
        .cast("array<string>");
  }
}
