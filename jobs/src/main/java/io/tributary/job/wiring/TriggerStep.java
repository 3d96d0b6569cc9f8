package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.strategy.Lookback;
import io.tributary.pipeline.strategy.TriggerInputs;
import io.tributary.pipeline.strategy.TriggersTransform;
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
    TriggerInputs inputs = new TriggerInputs(
        run.read(Events.TABLE),
        run.read(Orders.TABLE),
        run.read(Interactions.TABLE),
        run.read(IdentityMap.TABLE),
        run.read(AudienceMembers.TABLE),
        run.read(Triggers.TABLE));
    Lookback lookback = Lookback.of(run.window().from(), run.window().to(), run.now());
    Dataset<Row> triggers = TriggersTransform.apply(strategies, inputs, lookback, run.zone());
    run.commit(Triggers.TABLE, triggers, new WriteMode.Append());
  }
}
