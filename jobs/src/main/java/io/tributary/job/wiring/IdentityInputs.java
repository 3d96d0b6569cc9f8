package io.tributary.job.wiring;

import io.tributary.pipeline.identity.Evidence;
import io.tributary.pipeline.identity.IdentityState;
import io.tributary.pipeline.identity.Observations;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
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
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.ScoredPairs;
import io.tributary.schema.table.StewardDecisions;
import io.tributary.schema.table.Tombstones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** What an identity build works on, from the tables that a function gives. */
final class IdentityInputs {

  private static final List<TableSpec> FACTS =
      List.of(Orders.TABLE, Events.TABLE, ConsentEvents.TABLE, Interactions.TABLE, Leads.TABLE);

  private final IdentityRules rules;
  private final Map<FeedContract, TableSpec> resentFeeds;
  private final Function<TableSpec, Dataset<Row>> tables;

  private IdentityInputs(
      IdentityRules rules,
      Map<FeedContract, TableSpec> resentFeeds,
      Function<TableSpec, Dataset<Row>> tables) {
    this.rules = rules;
    this.resentFeeds = resentFeeds;
    this.tables = tables;
  }

  /** By the settings' rules. */
  static IdentityInputs of(LakehouseSettings settings, Function<TableSpec, Dataset<Row>> tables) {
    return of(settings, settings.identity(), tables);
  }

  /** By other rules. */
  static IdentityInputs of(
      LakehouseSettings settings, IdentityRules rules, Function<TableSpec, Dataset<Row>> tables) {
    return new IdentityInputs(rules, resentFeeds(settings), tables);
  }

  /** Feeds that send a record again when it changes, with their bronze tables. */
  private static Map<FeedContract, TableSpec> resentFeeds(LakehouseSettings settings) {
    Map<FeedContract, TableSpec> resent = new LinkedHashMap<>();
    settings.feeds().stream()
        .filter(contract -> !contract.latest().isEmpty())
        .filter(contract ->
            contract.columns().stream().anyMatch(column -> column.identifier().isPresent()))
        .forEach(contract -> resent.put(contract, StandingRecords.bronze(settings, contract)));
    return resent;
  }

  /** The tables that evidence comes from. */
  static List<TableSpec> reads(LakehouseSettings settings) {
    List<TableSpec> reads =
        new ArrayList<>(List.of(Customers.TABLE, StewardDecisions.TABLE, Tombstones.TABLE));
    reads.addAll(FACTS);
    reads.addAll(resentFeeds(settings).values());
    if (!settings.identity().scored().isEmpty()) {
      reads.add(ScoredPairs.TABLE);
    }
    return reads;
  }

  /** What the run before left. */
  IdentityState before() {
    return new IdentityState(
        Cut.of(tables.apply(Identifiers.TABLE)),
        Cut.of(tables.apply(Aliases.TABLE)),
        Cut.of(tables.apply(Persons.TABLE)),
        Cut.of(tables.apply(IdentityMap.TABLE)));
  }

  /** All that persons are made of. */
  Evidence evidence() {
    Observations.Owned seen = Observations.owned(observations(), rules);
    return new Evidence(
        seen.observations(),
        scored(),
        DecideStep.standing(tables.apply(StewardDecisions.TABLE)),
        seen.ownership());
  }

  /** Pairs of rules that are still there; none where likeness ties nobody. */
  private Dataset<Row> scored() {
    Object[] names = rules.scored().stream().map(ScoredLinks::rule).toArray();
    return names.length == 0
        ? tables.apply(ScoredPairs.TABLE).limit(0)
        : tables.apply(ScoredPairs.TABLE).where(ScoredPairs.RULE.column().isin(names));
  }

  /** What silver shows, and what records showed before they were sent again: an old phone. */
  private List<Dataset<Row>> observations() {
    List<Dataset<Row>> seen = new ArrayList<>();
    seen.add(Observations.ofCustomers(tables.apply(Customers.TABLE)));
    FACTS.forEach(table -> seen.add(Observations.of(tables.apply(table), table)));
    resentFeeds.forEach((contract, bronze) -> seen.add(versions(contract, bronze)));
    Dataset<Row> erased = tables.apply(Tombstones.TABLE);
    return erased.isEmpty()
        ? seen
        : seen.stream()
            .map(rows -> Observations.without(rows, erased).where("size(tokens) > 0"))
            .toList();
  }

  private Dataset<Row> versions(FeedContract contract, TableSpec bronze) {
    Dataset<Row> records = StandardView.of(contract, Documents.accepted(tables.apply(bronze)));
    return Observations.of(
        Documents.of(contract, records, rules.kindNames()),
        contract.latest().stream()
            .filter(name -> records.schema().apply(name).dataType() == DataTypes.TimestampType)
            .findFirst()
            .map(functions::col)
            .orElse(Columns.INGESTED_AT.column()));
  }
}
