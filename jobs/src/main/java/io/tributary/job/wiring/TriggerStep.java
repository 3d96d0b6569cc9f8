package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.profile.PersonsOfFacts;
import io.tributary.pipeline.strategy.Lookback;
import io.tributary.pipeline.strategy.TriggerInputs;
import io.tributary.pipeline.strategy.TriggerSearch;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.StrategyDefinition;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Triggers;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds the triggers that have fallen due; persons and audiences are those last published. */
final class TriggerStep implements Step {

  static final List<TableSpec> READS = List.of(
      Events.TABLE, Orders.TABLE, Interactions.TABLE, IdentityMap.TABLE, AudienceMembers.TABLE);

  private final List<StrategyDefinition> strategies;

  TriggerStep(List<StrategyDefinition> strategies) {
    this.strategies = List.copyOf(strategies);
  }

  @Override
  public void run(JobRun run) {
    Lookback lookback = Lookback.of(run.window().from(), run.window().to(), run.now());
    Dataset<Row> known =
        lookback.triggers(run.read(Triggers.TABLE), strategies).drop(Columns.ONE_ID.name());
    TriggerInputs inputs = new TriggerInputs(
        facts(run, Events.TABLE, lookback),
        facts(run, Orders.TABLE, lookback),
        facts(run, Interactions.TABLE, lookback),
        run.read(AudienceMembers.TABLE),
        PersonsOfFacts.of(known, Triggers.FACT_AT.column(), run.read(IdentityMap.TABLE)));
    Dataset<Row> triggers = TriggerSearch.apply(strategies, inputs, lookback, run.zone());
    run.commit(Triggers.TABLE, triggers, new WriteMode.Append());
  }

  private Dataset<Row> facts(JobRun run, TableSpec table, Lookback lookback) {
    Dataset<Row> facts =
        lookback.facts(run.read(table), table.eventTime().orElseThrow().column(), strategies);
    return PersonsOfFacts.of(facts, table, run.read(IdentityMap.TABLE));
  }
}
