package io.tributary.pipeline.strategy;

import static io.tributary.pipeline.strategy.StrategyColumns.texts;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.audience.Rule.Ending;
import io.tributary.schema.audience.StrategyDefinition;
import io.tributary.schema.audience.StrategyDefinition.Second;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Triggers;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * New rows of gold.triggers. All strategies are looked for in one pass over each kind of facts,
 * whose lists are joined by strategy and person.
 */
public final class TriggerSearch {

  private final List<StrategyDefinition> strategies;
  private final TriggerInputs inputs;
  private final Lookback lookback;
  private final ZoneId zone;
  private final StrategyColumns columns;

  private TriggerSearch(
      List<StrategyDefinition> strategies, TriggerInputs inputs, Lookback lookback, ZoneId zone) {
    this.strategies = strategies;
    this.inputs = inputs;
    this.lookback = lookback;
    this.zone = zone;
    this.columns = new StrategyColumns(strategies, zone);
  }

  /**
   * Rows to add: one per strategy, person and stretch of time, or fact; none that is there already,
   * also where an identifier has come to lead to another person since.
   *
   * @param strategies those that make triggers; at least one
   * @param zone where days begin
   */
  public static Dataset<Row> apply(
      List<StrategyDefinition> strategies, TriggerInputs inputs, Lookback lookback, ZoneId zone) {
    return new TriggerSearch(List.copyOf(strategies), inputs, lookback, zone).rows();
  }

  private Dataset<Row> rows() {
    Dataset<Row> known = known();
    Dataset<Row> found = members(due())
        .join(known, names("strategy_id", "fact_id"), "left_anti")
        .withColumn("dedupe_key", columns.dedupeKey())
        .join(known, names("dedupe_key"), "left_anti");
    Column first = struct(Stream.of(
            "due_at",
            "fact_at",
            "fact_id",
            "strategy_id",
            "one_id",
            "tokens",
            "brand_id",
            "subject")
        .map(name -> col(name))
        .toArray(Column[]::new));
    return described(found
            .groupBy("dedupe_key")
            .agg(min(first).as("first"))
            .select(col("dedupe_key"), col("first.*")))
        .transform(Triggers.TABLE::conform);
  }

  /** Facts whose trigger falls due in the time looked at. */
  private Dataset<Row> due() {
    FactLists facts = new FactLists(strategies, inputs);
    Dataset<Row> seconds = facts
        .of(one -> one.trigger().second().map(Second::facts))
        .groupBy("strategy_id", "subject")
        .agg(collect_set("at").as("seconds"));
    Column following = filter(
        coalesce(col("seconds"), array().cast("array<timestamp>")),
        at -> at.gt(col("fact_at")).and(at.leq(col("end"))));
    Column dueAt = when(col("ending").isNull(), col("fact_at"))
        .when(col("ending").equalTo(Ending.THEN.name()), array_min(following))
        .when(size(following).equalTo(0), col("end"));
    return facts
        .of(one -> Optional.of(one.trigger().first()))
        .withColumnRenamed("at", "fact_at")
        .withColumn("wait", columns.micros(StrategyDefinition::within))
        .withColumn("end", expr("timestamp_micros(unix_micros(fact_at) + wait)"))
        .withColumn("ending", columns.of(TriggerSearch::ending))
        .join(seconds, names("strategy_id", "subject"), "left")
        .withColumn("due_at", dueAt)
        .where(col("due_at").geq(instant(lookback.from())))
        .where(col("due_at").lt(instant(lookback.to())))
        .drop("seconds", "wait", "end", "ending");
  }

  private static Column ending(StrategyDefinition one) {
    return lit(one.trigger().second().map(second -> second.ending().name()).orElse(null));
  }

  /** Without those an audience leaves out. */
  private Dataset<Row> members(Dataset<Row> due) {
    if (strategies.stream()
        .allMatch(one -> one.audience().isEmpty() && one.exclude().isEmpty())) {
      return due;
    }
    Dataset<Row> members = inputs
        .members()
        .where(AudienceMembers.LEFT_AT.column().isNull())
        .groupBy(Columns.ONE_ID.column().as("member"))
        .agg(collect_set(AudienceMembers.AUDIENCE_ID.column()).as("audiences"));
    Column audiences = coalesce(col("audiences"), array().cast("array<string>"));
    Column isIn = columns.of(
        one -> one.audience().map(id -> array_contains(audiences, id)).orElse(lit(true)));
    Column isOut = columns.of(one -> arrays_overlap(audiences, texts(one.exclude())));
    return due.join(members, col("one_id").equalTo(col("member")), "left")
        .where(isIn.and(not(isOut)))
        .drop("member", "audiences");
  }

  /** Triggers found before, under the keys they had and those of the persons they lead to now. */
  private Dataset<Row> known() {
    Dataset<Row> triggers = inputs
        .triggers()
        .select("strategy_id", "fact_id", "fact_at", "one_id", "tokens", "dedupe_key");
    return triggers
        .withColumn("subject", StrategyColumns.subject())
        .select(
            col("strategy_id"),
            col("fact_id"),
            explode(array(col("dedupe_key"), columns.dedupeKey())).as("dedupe_key"));
  }

  private Dataset<Row> described(Dataset<Row> due) {
    Column local = expr("from_utc_timestamp(due_at, '" + zone + "')");
    return due.withColumn("validity", columns.micros(StrategyDefinition::validFor))
        .withColumn("eligible_until", expr("timestamp_micros(unix_micros(due_at) + validity)"))
        .withColumn("strategy_version", columns.of(one -> lit((long) one.version())))
        .withColumn("reason", columns.of(one -> texts(one.trigger().words())))
        .withColumn("channels", columns.of(one -> texts(one.channels())))
        .withColumn("offer", columns.of(one -> lit(one.offer().orElse(null)).cast("string")))
        .withColumn("is_holdout", columns.isHeldOut())
        .withColumn("is_late", instant(lookback.now()).gt(col("eligible_until")))
        .withColumn("created_at", instant(lookback.now()))
        .withColumn(Columns.BUSINESS_DATE.name(), to_date(local))
        .withColumn(Columns.BUSINESS_MONTH.name(), date_format(local, "yyyy-MM"));
  }

  private static String[] names(String... names) {
    return names;
  }

  private static Column instant(Instant instant) {
    return lit(Timestamp.from(instant));
  }
}
