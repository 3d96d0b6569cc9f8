package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.Degrees;
import io.tributary.pipeline.identity.IdentityState;
import io.tributary.pipeline.identity.IdentityTables;
import io.tributary.pipeline.identity.LimitedComponents;
import io.tributary.pipeline.identity.LinksTransform;
import io.tributary.pipeline.identity.Membership;
import io.tributary.pipeline.identity.Mint;
import io.tributary.pipeline.identity.Observations;
import io.tributary.pipeline.identity.OneIds;
import io.tributary.pipeline.identity.RunStamp;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.MergeEvents;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Persons;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The whole identity graph from all observations. A run pins the versions it reads, so that one
 * resumed after some of the tables were written starts from the same state.
 */
final class IdentityStep implements Step {

  static final List<TableSpec> READS =
      List.of(Customers.TABLE, Orders.TABLE, Events.TABLE, ConsentEvents.TABLE);
  static final List<TableSpec> WRITES =
      List.of(
          Identifiers.TABLE,
          Links.TABLE,
          Aliases.TABLE,
          Persons.TABLE,
          MergeEvents.TABLE,
          IdentityMap.TABLE);

  private final IdentityRules rules;
  private final Tokens tokens;

  IdentityStep(IdentityRules rules, Tokens tokens) {
    this.rules = rules;
    this.tokens = tokens;
  }

  @Override
  public void run(JobRun run) {
    IdentityState before =
        new IdentityState(
            run.read(Identifiers.TABLE),
            run.read(Aliases.TABLE),
            run.read(Persons.TABLE),
            run.read(IdentityMap.TABLE));
    List<Dataset<Row>> kept = new ArrayList<>();
    try {
      build(run, before, kept);
    } finally {
      kept.forEach(Dataset::unpersist);
    }
  }

  private void build(JobRun run, IdentityState before, List<Dataset<Row>> kept) {
    Dataset<Row> observations = keep(kept, observations(run));
    Dataset<Row> identifiers = keep(kept, Degrees.identifiers(observations, rules));
    Dataset<Row> links = keep(kept, LinksTransform.links(observations, identifiers, rules));
    Dataset<Row> graph = keep(kept, Membership.graph(links));
    Dataset<Row> unlimited = keep(kept, Membership.unlimited(graph));
    Dataset<Row> replayed =
        keep(
            kept,
            LimitedComponents.replayed(
                Membership.overLimit(graph, unlimited, identifiers, rules), rules));
    RunStamp stamp = new RunStamp(run.runId(), run.now());
    Tokens minting = tokens;
    Mint mint = (birthToken, runId) -> minting.mint(birthToken, runId);
    Dataset<Row> members = Membership.members(identifiers, unlimited, replayed);
    Dataset<Row> assigned = keep(kept, OneIds.assigned(members, before, rules, stamp, mint));
    Dataset<Row> states = keep(kept, Membership.states(links, replayed));
    overwrite(run, Identifiers.TABLE, IdentityTables.identifiers(identifiers, assigned));
    overwrite(run, Links.TABLE, IdentityTables.links(states));
    overwrite(run, Aliases.TABLE, IdentityTables.aliases(assigned, before, stamp));
    overwrite(run, Persons.TABLE, IdentityTables.persons(assigned, states, before, stamp));
    run.commit(
        MergeEvents.TABLE,
        IdentityTables.mergeEvents(assigned, before, stamp),
        new WriteMode.Append());
    overwrite(run, IdentityMap.TABLE, IdentityTables.identityMap(assigned, before, stamp));
  }

  private static Dataset<Row> observations(JobRun run) {
    return Observations.of(
            run.read(Customers.TABLE), coalesce(col("updated_at"), col("registered_at")))
        .unionByName(Observations.of(run.read(Orders.TABLE), col("ordered_at")))
        .unionByName(Observations.of(run.read(Events.TABLE), col("occurred_at")))
        .unionByName(Observations.of(run.read(ConsentEvents.TABLE), col("occurred_at")));
  }

  private static void overwrite(JobRun run, TableSpec table, Dataset<Row> rows) {
    run.commit(table, rows, new WriteMode.Overwrite());
  }

  private static Dataset<Row> keep(List<Dataset<Row>> kept, Dataset<Row> rows) {
    Dataset<Row> stored = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(stored);
    return stored;
  }
}
