package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.BuiltIdentity;
import io.tributary.pipeline.identity.Evidence;
import io.tributary.pipeline.identity.IdentityBuild;
import io.tributary.pipeline.identity.IdentityState;
import io.tributary.pipeline.identity.IdentityStats;
import io.tributary.pipeline.identity.Keep;
import io.tributary.pipeline.identity.Mint;
import io.tributary.pipeline.identity.Observations;
import io.tributary.pipeline.identity.RunStamp;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.identity.ScoredLinks;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.MergeEvents;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.ScoredPairs;
import io.tributary.schema.table.StewardDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The whole identity graph from all observations. A run pins the versions it reads, so that one
 * resumed after some of the tables were written starts from the same state.
 */
final class IdentityStep implements Step {

  private static final List<TableSpec> FACTS =
      List.of(Orders.TABLE, Events.TABLE, ConsentEvents.TABLE, Interactions.TABLE, Leads.TABLE);
  static final List<TableSpec> READS = Stream.concat(
          Stream.of(Customers.TABLE, StewardDecisions.TABLE), FACTS.stream())
      .toList();
  static final List<TableSpec> WRITES = List.of(
      Identifiers.TABLE,
      Links.TABLE,
      Aliases.TABLE,
      Persons.TABLE,
      MergeEvents.TABLE,
      IdentityMap.TABLE);

  private final IdentityRules rules;
  private final Tokens tokens;
  private final Map<FeedContract, TableSpec> resentFeeds;

  /**
   * The step.
   *
   * @param resentFeeds feeds that send a record again when it changes, with their bronze tables
   */
  IdentityStep(IdentityRules rules, Tokens tokens, Map<FeedContract, TableSpec> resentFeeds) {
    this.rules = rules;
    this.tokens = tokens;
    this.resentFeeds = Map.copyOf(resentFeeds);
  }

  @Override
  public void run(JobRun run) {
    IdentityState before = new IdentityState(
        cut(run.read(Identifiers.TABLE)),
        cut(run.read(Aliases.TABLE)),
        cut(run.read(Persons.TABLE)),
        cut(run.read(IdentityMap.TABLE)));
    Tokens minting = tokens;
    Mint mint = (birthToken, runId) -> minting.mint(birthToken, runId);
    RunStamp stamp = new RunStamp(run.runId(), run.now());
    Keep keep = (stage, rows) -> cut(rows);
    commit(run, IdentityBuild.build(evidence(run), rules, before, stamp, mint, keep));
  }

  /**
   * Computes a stage once and forgets how: plans that grow with every stage that reads another
   * twice take longer to analyse than to run. Columns are named anew, or a join of two stages would
   * take the one's column for the other's.
   */
  private static Dataset<Row> cut(Dataset<Row> rows) {
    return rows.localCheckpoint(true).toDF(rows.columns());
  }

  private static void commit(JobRun run, BuiltIdentity built) {
    Dataset<Row> persons = cut(built.persons());
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

  private Evidence evidence(JobRun run) {
    Observations.Owned seen = Observations.owned(observations(run), rules);
    return new Evidence(
        seen.observations(),
        scored(run),
        DecideStep.standing(run.read(StewardDecisions.TABLE)),
        seen.ownership());
  }

  /** Pairs of rules that are still there; none where likeness ties nobody. */
  private Dataset<Row> scored(JobRun run) {
    Object[] names = rules.scored().stream().map(ScoredLinks::rule).toArray();
    return names.length == 0
        ? run.lake().none(ScoredPairs.TABLE)
        : run.read(ScoredPairs.TABLE).where(ScoredPairs.RULE.column().isin(names));
  }

  /** What silver shows, and what records showed before they were sent again: an old phone. */
  private List<Dataset<Row>> observations(JobRun run) {
    List<Dataset<Row>> seen = new ArrayList<>();
    seen.add(Observations.ofCustomers(run.read(Customers.TABLE)));
    FACTS.forEach(table -> seen.add(Observations.of(run.read(table), table)));
    resentFeeds.forEach((contract, bronze) -> seen.add(versions(run, contract, bronze)));
    return seen;
  }

  private Dataset<Row> versions(JobRun run, FeedContract contract, TableSpec bronze) {
    Dataset<Row> records = StandardView.of(contract, Documents.accepted(run.read(bronze)));
    return Observations.of(
        Documents.of(contract, records, rules.kindNames()),
        contract.latest().stream()
            .filter(name -> records.schema().apply(name).dataType() == DataTypes.TimestampType)
            .findFirst()
            .map(functions::col)
            .orElse(Columns.INGESTED_AT.column()));
  }

  private static void overwrite(JobRun run, TableSpec table, Dataset<Row> rows) {
    run.commit(table, rows, new WriteMode.Overwrite());
  }
}
