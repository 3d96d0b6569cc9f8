package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.registry.Attempt;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.model.registry.ModelVersions;
import io.tributary.model.registry.RegistryEntry;
import io.tributary.model.train.Rows;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.ModelDeciles;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One model in one night: trained when it is due, then scored by its champion. */
final class ModelNight {

  private final JobRun run;
  private final ModelSpec spec;
  private final FeatureSet features;
  private final ModelFacts facts;

  ModelNight(JobRun run, ModelSpec spec, String currency, ModelFacts facts) {
    this.run = run;
    this.spec = spec;
    this.features = FeatureSet.of(spec.features(), currency);
    this.facts = facts;
  }

  /** Trains and scores; on most nights the champion stands and only scores. */
  void run() {
    ModelVersions versions = ModelVersions.of(run.read(ModelRegistry.TABLE), spec);
    ModelTraining training = new ModelTraining(run, spec, features, facts);
    if (isDue(versions, training.attempt())) {
      training.train((entry, rows) -> {
        register(entry, versions);
        entry.champion().ifPresent(champion -> score(entry.attempt().version(), champion, rows));
        if (entry.champion().isEmpty()) {
          scoreByChampion(versions);
        }
      });
    } else {
      scoreByChampion(versions);
    }
  }

  /** Decided once: a job repeated after a crash finds rows of its own in the registry. */
  private boolean isDue(ModelVersions versions, Attempt attempt) {
    return Boolean.parseBoolean(run.pinned(
        "train:" + spec.model(),
        () -> Boolean.toString(versions.isDue(attempt.version(), facts.asOf()))));
  }

  /** What was trained is kept with its figures; a short history is told once, not every night. */
  private void register(RegistryEntry entry, ModelVersions versions) {
    if (versions.isOldNews(entry)) {
      return;
    }
    String version = entry.attempt().version();
    entry.trained().ifPresent(model -> {
      Evaluation figures = model.evaluation();
      add(ModelMetrics.TABLE, figures.metricRows(spec.model(), version));
      add(ModelReliability.TABLE, figures.reliabilityRows(spec.model(), version));
      add(ModelDeciles.TABLE, figures.decileRows(spec.model(), version));
    });
    add(ModelRegistry.TABLE, List.of(entry.row()));
  }

  /** Appended: a version is the run's clock, and one that is there is not trained again. */
  private void add(TableSpec table, List<Row> rows) {
    run.commit(
        spec.model(),
        table,
        run.lake().session().createDataFrame(rows, table.schema()).coalesce(1),
        new WriteMode.Append());
  }

  private void scoreByChampion(ModelVersions versions) {
    versions
        .champion()
        .filter(champion -> isKnown(champion.scorer().orElseThrow()))
        .ifPresent(champion -> {
          Scorer scorer = champion.scorer().orElseThrow();
          FeatureSet chosen = features.only(scorer.model().names());
          Dataset<Row> made = Cut.of(FeaturesTransform.apply(
              facts.facts(), chosen, spec.population(), List.of(facts.asOf()), spec.labelDays()));
          score(champion.version(), scorer, Rows.vectors(made, chosen.names()));
        });
  }

  private boolean isKnown(Scorer scorer) {
    List<String> names = scorer.model().names();
    return features.only(names).names().equals(names);
  }

  private void score(String version, Scorer scorer, Dataset<Row> rows) {
    new ModelScoring(run, spec, features, facts.asOf()).score(version, scorer, rows);
  }
}
