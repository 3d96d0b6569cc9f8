package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;

import io.tributary.job.run.JobRun;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.feature.Source;
import io.tributary.model.registry.Attempt;
import io.tributary.model.registry.RegistryEntry;
import io.tributary.model.train.GateVerdict;
import io.tributary.model.train.LeakCheck;
import io.tributary.model.train.References;
import io.tributary.model.train.Refused;
import io.tributary.model.train.Rows;
import io.tributary.model.train.Snapshots;
import io.tributary.model.train.TrainedModel;
import io.tributary.model.train.Training;
import io.tributary.pipeline.profile.PersonsOfFacts;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.model.ModelSpec.SnapshotChoice.Counted;
import io.tributary.schema.table.ExternalScores;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains a model from the tables of a run, or says why it cannot be trained. */
final class ModelTraining {

  private static final List<TableSpec> LEARNT_FROM =
      List.of(PersonOrders.TABLE, PersonEvents.TABLE, PersonInteractions.TABLE);

  private final JobRun run;
  private final ModelSpec spec;
  private final FeatureSet features;
  private final ModelFacts facts;

  ModelTraining(JobRun run, ModelSpec spec, FeatureSet features, ModelFacts facts) {
    this.run = run;
    this.spec = spec;
    this.features = features;
    this.facts = facts;
  }

  /** What is known of it before it begins. */
  Attempt attempt() {
    return new Attempt(
        spec, run.now(), facts.asOf(), versions(), run.lake().session().version());
  }

  /**
   * Trains, and hands on what came of it with the rows it was made from, those of the day itself
   * included; of a refusal for a short history there are none.
   */
  void train(BiConsumer<RegistryEntry, Dataset<Row>> then) {
    Snapshots snapshots;
    try {
      snapshots = Snapshots.of(spec, firstOrder(), facts.asOf());
    } catch (Refused refused) {
      then.accept(
          attempt().refused(refused.getMessage(), Optional.empty()),
          run.lake().session().emptyDataFrame());
      return;
    }
    int least = spec.snapshots() instanceof Counted counted ? counted.minHistoryDays() : 1;
    FeatureSet known = features.knownAt(snapshots.train().get(0), facts.span().begins(), least);
    List<LocalDate> days = new ArrayList<>(snapshots.all());
    days.add(facts.asOf());
    Dataset<Row> made = Cut.of(
        FeaturesTransform.apply(facts.facts(), known, spec.population(), days, spec.labelDays()));
    Dataset<Row> rows = Rows.vectors(made, known.names());
    then.accept(trained(snapshots, known, made, rows), rows);
  }

  private LocalDate firstOrder() {
    return Optional.ofNullable(facts.span().begins().get(Source.ORDERS))
        .orElseThrow(
            () -> new Refused("History is too short: there is no order of a known person before "
                + facts.asOf() + "."));
  }

  private RegistryEntry trained(
      Snapshots snapshots, FeatureSet known, Dataset<Row> made, Dataset<Row> rows) {
    Map<LocalDate, Rows.Counts> counts = Rows.counts(rows);
    LeakCheck.require(made, facts.facts(), known, spec, snapshots.calibrate().get(0));
    try {
      TrainedModel trained = new Training(spec, snapshots, counts)
          .train(rows, known.names(), references(rows, snapshots));
      return attempt()
          .trained(
              GateVerdict.of(spec.gate(), trained), features.without(known), snapshots, trained);
    } catch (Refused refused) {
      return attempt().refused(refused.getMessage(), Optional.of(snapshots));
    }
  }

  private Dataset<Row> references(Dataset<Row> rows, Snapshots snapshots) {
    Dataset<Row> ours =
        run.read(ExternalScores.TABLE).where(ExternalScores.NAME.column().equalTo(spec.model()));
    Dataset<Row> persons = PersonsOfFacts.of(
            ours, ExternalScores.TABLE, run.read(IdentityMap.TABLE))
        .where(col("one_id").isNotNull());
    return References.of(rows, persons, snapshots.test(), spec.labelDays());
  }

  /** The versions this job has pinned by reading. */
  private Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (TableSpec table : LEARNT_FROM) {
      String pinned = run.pinned(
          "read:" + table.id(), () -> Long.toString(run.lake().version(table).orElse(-1)));
      versions.put(table.id(), Long.parseLong(pinned));
    }
    return versions;
  }
}
