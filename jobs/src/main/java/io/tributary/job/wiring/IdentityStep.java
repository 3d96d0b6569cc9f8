package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.BuiltIdentity;
import io.tributary.pipeline.identity.IdentityBuild;
import io.tributary.pipeline.identity.IdentityState;
import io.tributary.pipeline.identity.IdentityStats;
import io.tributary.pipeline.identity.Keep;
import io.tributary.pipeline.identity.Mint;
import io.tributary.pipeline.identity.Observations;
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
  static final List<TableSpec> WRITES = List.of(
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
    IdentityState before = new IdentityState(
        run.read(Identifiers.TABLE),
        run.read(Aliases.TABLE),
        run.read(Persons.TABLE),
        run.read(IdentityMap.TABLE));
    List<Dataset<Row>> kept = new ArrayList<>();
    try {
      Keep keep = (stage, rows) -> keep(kept, rows);
      Tokens minting = tokens;
      Mint mint = (birthToken, runId) -> minting.mint(birthToken, runId);
      RunStamp stamp = new RunStamp(run.runId(), run.now());
      commit(run, IdentityBuild.build(observations(run), rules, before, stamp, mint, keep), keep);
    } finally {
      kept.forEach(Dataset::unpersist);
    }
  }

  private static void commit(JobRun run, BuiltIdentity built, Keep keep) {
    Dataset<Row> persons = keep.rows("persons", built.persons());
    IdentityStats.alarm(biggest(persons), biggest(run.read(Persons.TABLE)), identifiers(persons))
        .ifPresent(run::breaker);
    overwrite(run, Identifiers.TABLE, built.identifiers());
    overwrite(run, Links.TABLE, built.links());
    overwrite(run, Aliases.TABLE, built.aliases());
    overwrite(run, Persons.TABLE, persons);
    run.commit(MergeEvents.TABLE, built.mergeEvents(), new WriteMode.Append());
    overwrite(run, IdentityMap.TABLE, built.identityMap());
  }

  private static long biggest(Dataset<Row> persons) {
    return persons.agg(coalesce(max("identifier_count"), lit(0L))).head().getLong(0);
  }

  private static long identifiers(Dataset<Row> persons) {
    return persons.agg(coalesce(sum("identifier_count"), lit(0L))).head().getLong(0);
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
