package io.tributary.job.wiring;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.Landing;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Window;
import io.tributary.pipeline.bronze.BronzeReader;
import io.tributary.pipeline.profile.Customer360Transform;
import io.tributary.pipeline.profile.PersonEventsTransform;
import io.tributary.pipeline.profile.PersonInteractionsTransform;
import io.tributary.pipeline.profile.PersonOrdersTransform;
import io.tributary.pipeline.profile.ProfileInputs;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Lane;
import io.tributary.schema.contract.Target;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.RfmScores;
import io.tributary.schema.table.StewardDecisions;
import io.tributary.schema.table.Tombstones;
import io.tributary.schema.table.VaultIdentifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every job of a workspace. */
public final class Wiring {

  private final LakehouseSettings settings;

  public Wiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  /** The jobs of all stages, in the order of the flow. */
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    settings.feeds().forEach(contract -> jobs.add(ingest(contract)));
    settings.feeds().forEach(contract -> jobs.add(replay(contract)));
    settings.feeds().forEach(contract -> jobs.add(rebuild(contract)));
    scoredLinks().ifPresent(jobs::add);
    jobs.add(identity());
    jobs.add(personFacts(Orders.TABLE, PersonOrders.TABLE, PersonOrdersTransform::apply));
    jobs.add(personFacts(Events.TABLE, PersonEvents.TABLE, PersonEventsTransform::apply));
    jobs.add(personFacts(
        Interactions.TABLE, PersonInteractions.TABLE, PersonInteractionsTransform::apply));
    jobs.add(customer360());
    jobs.addAll(new AudienceWiring(settings).jobs());
    jobs.addAll(new AttributionWiring(settings).jobs());
    jobs.addAll(new ActivationWiring(settings).jobs());
    jobs.addAll(new ModelWiring(settings).jobs());
    jobs.add(reconciliation());
    jobs.add(new Job(
        "ops.dq_metrics",
        Cadence.NIGHTLY,
        NightAuditStep.READS,
        List.of(),
        new NightAuditStep(settings)));
    return List.copyOf(jobs);
  }

  /** The bronze tables of the workspace's feeds. */
  public List<TableSpec> bronzeTables() {
    return settings.feeds().stream().map(this::bronze).toList();
  }

  /** What each ingest job would take up in a window, by job. */
  public Map<String, List<PlannedInput>> inputs(Lake lake, Window window) {
    try (Landing landing =
        Landing.of(settings.landing(), lake.session().sessionState().newHadoopConf())) {
      return inputs(lake, landing, window);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot leave the landing root: " + e.getMessage(), e);
    }
  }

  private Map<String, List<PlannedInput>> inputs(Lake lake, Landing landing, Window window) {
    Map<String, List<PlannedInput>> inputs = new TreeMap<>();
    for (FeedContract contract : settings.feeds()) {
      FileLedger ledger = FileLedger.of(lake, contract, settings.zone());
      LocalDate first = window.from().atZone(settings.zone()).toLocalDate();
      List<InputFile> files = ledger.fresh(contract, landing, window, settings.zone());
      inputs.put(
          "ingest." + contract.feed(),
          files.stream()
              .map(file -> PlannedInput.of(file, ledger.knows(file.path()), first))
              .toList());
    }
    return inputs;
  }

  private Job ingest(FeedContract contract) {
    TableSpec bronze = bronze(contract);
    return new Job(
        "ingest." + contract.feed(),
        cadence(contract.lane()),
        List.of(),
        writes(contract, bronze),
        new IngestStep(contract, bronze, settings));
  }

  private static Cadence cadence(Lane lane) {
    return switch (lane) {
      case QUICK -> Cadence.QUICK;
      case HOURLY -> Cadence.HOURLY;
      case NIGHTLY -> Cadence.NIGHTLY;
    };
  }

  private Job replay(FeedContract contract) {
    TableSpec bronze = bronze(contract);
    return new Job(
        "replay." + contract.feed(),
        Cadence.ON_DEMAND,
        List.of(),
        writes(contract, bronze),
        new ReplayStep(contract, bronze, settings));
  }

  private Job rebuild(FeedContract contract) {
    TableSpec bronze = bronze(contract);
    return new Job(
        "rebuild." + contract.feed(),
        Cadence.ON_DEMAND,
        List.of(),
        contract.targets().stream().map(Wiring::table).distinct().toList(),
        new RebuildStep(contract, bronze, settings));
  }

  /** A job that gives up a feed's open quarantined records; it belongs to no lane. */
  public static Job discard(String feed, String note) {
    return new Job(
        "discard." + feed,
        Cadence.ON_DEMAND,
        List.of(),
        List.of(Quarantine.TABLE),
        new DiscardStep(feed, note));
  }

  /** A job that writes down what a steward decides; it belongs to no lane. */
  public static Job decide(Decision decision) {
    return new Job(
        "identity." + decision.kind(),
        Cadence.ON_DEMAND,
        List.of(),
        List.of(StewardDecisions.TABLE),
        new DecideStep(decision));
  }

  /** A job that erases an identifier; it belongs to no lane. */
  public static Job eraseIdentifier(String token, String note) {
    return new Job(
        "identity.erase",
        Cadence.ON_DEMAND,
        List.of(),
        List.of(Tombstones.TABLE, VaultIdentifiers.TABLE),
        new EraseIdentifierStep(token, note));
  }

  private Optional<Job> scoredLinks() {
    if (settings.identity().scored().isEmpty()) {
      return Optional.empty();
    }
    ScoredLinksStep step = new ScoredLinksStep(settings);
    return Optional.of(new Job(
        "identity.scored_pairs", Cadence.NIGHTLY, step.reads(), ScoredLinksStep.WRITES, step));
  }

  private Job identity() {
    return new Job(
        "identity",
        Cadence.NIGHTLY,
        IdentityInputs.reads(settings),
        IdentityStep.WRITES,
        new IdentityStep(settings));
  }

  private static Job personFacts(
      TableSpec facts, TableSpec table, BinaryOperator<Dataset<Row>> transform) {
    return new Job(
        table.id(),
        Cadence.NIGHTLY,
        List.of(facts, IdentityMap.TABLE),
        List.of(table),
        run -> run.commit(
            table,
            transform.apply(run.read(facts), run.read(IdentityMap.TABLE)),
            new WriteMode.Overwrite()));
  }

  private Job customer360() {
    return new Job(
        Customer360.TABLE.id(),
        Cadence.NIGHTLY,
        List.of(
            Persons.TABLE,
            IdentityMap.TABLE,
            Customers.TABLE,
            PersonOrders.TABLE,
            PersonEvents.TABLE,
            ConsentEvents.TABLE,
            RfmScores.TABLE,
            Lifecycle.TABLE),
        List.of(Customer360.TABLE),
        this::buildCustomer360);
  }

  private void buildCustomer360(JobRun run) {
    ProfileInputs inputs = new ProfileInputs(
        run.read(Persons.TABLE),
        run.read(IdentityMap.TABLE),
        run.read(Customers.TABLE),
        run.read(PersonOrders.TABLE),
        run.read(PersonEvents.TABLE),
        run.read(ConsentEvents.TABLE),
        run.read(RfmScores.TABLE),
        run.read(Lifecycle.TABLE));
    run.commit(
        Customer360.TABLE,
        Customer360Transform.apply(
            inputs, settings.profile(), run.read(Customer360.TABLE), run.now()),
        new WriteMode.Overwrite());
  }

  private Job reconciliation() {
    List<TableSpec> reads = Stream.concat(
            bronzeTables().stream(),
            settings.feeds().stream().flatMap(c -> c.targets().stream()).map(Wiring::table))
        .distinct()
        .toList();
    return new Job(
        "ops.reconciliation",
        Cadence.NIGHTLY,
        reads,
        List.of(),
        new ReconciliationStep(settings, this::bronze));
  }

  private static List<TableSpec> writes(FeedContract contract, TableSpec bronze) {
    List<TableSpec> writes = new ArrayList<>(List.of(bronze));
    contract.targets().stream().map(Wiring::table).distinct().forEach(writes::add);
    writes.addAll(List.of(Quarantine.TABLE, VaultIdentifiers.TABLE));
    return writes;
  }

  private TableSpec bronze(FeedContract contract) {
    return BronzeReader.table(contract, settings.zone());
  }

  private static TableSpec table(Target target) {
    return Tables.named(target.table())
        .orElseThrow(() -> new IllegalArgumentException("There is no table " + target.table()));
  }
}
