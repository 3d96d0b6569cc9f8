package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.feature.Facts;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.feature.Span;
import io.tributary.model.registry.ModelVersion;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.model.registry.RegistryEntry;
import io.tributary.model.registry.SpecHash;
import io.tributary.model.score.CustomerReasonsTransform;
import io.tributary.model.score.CustomerScoresTransform;
import io.tributary.model.score.Scoring;
import io.tributary.model.train.Rows;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ModelDeciles;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** One model in one night: trained when it is due, then scored by its champion. */
final class ModelNight {

  private final JobRun run;
  private final ModelSpec spec;
  private final FeatureSet features;
  private final Facts facts;
  private final Span span;
  private final LocalDate asOf;

  ModelNight(
      JobRun run, ModelSpec spec, String currency, Facts facts, Span span, LocalDate asOf) {
    this.run = run;
    this.spec = spec;
    this.features = FeatureSet.of(spec.features(), currency);
    this.facts = facts;
    this.span = span;
    this.asOf = asOf;
  }

  void run() {
    List<ModelVersion> versions =
        ModelVersion.of(run.read(ModelRegistry.TABLE), spec.model());
    Optional<RegistryEntry> trained = isDue(versions) ? Optional.of(train()) : Optional.empty();
    trained.filter(entry -> isNews(entry, versions)).ifPresent(this::register);
    Optional<Scorer> fresh = trained.flatMap(RegistryEntry::champion);
    if (fresh.isPresent()) {
      score(trained.get().attempt().version(), fresh.get());
    } else {
      champion(versions)
          .filter(ModelVersion::isUnderstood)
          .filter(this::hasItsFeatures)
          .ifPresent(version -> score(version.version(), version.scorer().orElseThrow()));
    }
  }

  /**
   * A model is due without a champion, with one of another file or meaning, or with an old one; one
   * that did not pass the gate is tried again as seldom. Decided once: a job repeated after a crash
   * finds rows of its own in the registry.
   */
  private boolean isDue(List<ModelVersion> versions) {
    return Boolean.parseBoolean(
        run.pinned("train:" + spec.model(), () -> Boolean.toString(versions.stream()
            .filter(version -> !version.status().equals(RegistryEntry.REFUSED))
            .filter(version -> version.specHash().equals(SpecHash.of(spec)))
            .filter(ModelVersion::isUnderstood)
            .noneMatch(version -> asOf.isBefore(version.asOf().plusDays(spec.retrainDays()))))));
  }

  private RegistryEntry train() {
    return new ModelTraining(run, spec, features, facts, span, asOf).train();
  }

  /** A refusal is told once, not every night. */
  private static boolean isNews(RegistryEntry entry, List<ModelVersion> versions) {
    boolean isRefusedAgain = !versions.isEmpty()
        && versions.get(0).status().equals(RegistryEntry.REFUSED)
        && versions.get(0).specHash().equals(SpecHash.of(entry.attempt().spec()));
    return !entry.status().equals(RegistryEntry.REFUSED) || !isRefusedAgain;
  }

  private static Optional<ModelVersion> champion(List<ModelVersion> versions) {
    return versions.stream()
        .filter(version -> version.status().equals(ModelVersion.CHAMPION))
        .findFirst();
  }

  private boolean hasItsFeatures(ModelVersion version) {
    List<String> names = version.scorer().orElseThrow().model().names();
    return features.only(names).names().equals(names);
  }

  private void register(RegistryEntry entry) {
    String version = entry.attempt().version();
    String where = "model = '" + spec.model() + "' and version = '" + version + "'";
    entry.trained().ifPresent(model -> {
      Evaluation figures = model.evaluation();
      replace(ModelMetrics.TABLE, figures.metricRows(spec.model(), version), where);
      replace(ModelReliability.TABLE, figures.reliabilityRows(spec.model(), version), where);
      replace(ModelDeciles.TABLE, figures.decileRows(spec.model(), version), where);
    });
    replace(ModelRegistry.TABLE, List.of(entry.row()), where);
  }

  private void replace(TableSpec table, List<Row> rows, String where) {
    run.commit(
        spec.model(),
        table,
        run.lake().session().createDataFrame(rows, table.schema()),
        new WriteMode.ReplaceWhere(where));
  }

  private void score(String version, Scorer scorer) {
    FeatureSet chosen = features.only(scorer.model().names());
    Instant expires =
        asOf.plusDays(spec.expiresDays()).atStartOfDay(run.zone()).toInstant();
    Scoring scoring =
        new Scoring(spec.model(), version, scorer, asOf, run.now(), expires, spec.bands());
    Dataset<Row> rows = Rows.vectors(
            FeaturesTransform.apply(
                facts, chosen, spec.population(), List.of(asOf), spec.labelDays()),
            chosen.names())
        .where(col("snapshot").equalTo(lit(asOf)))
        .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> scores =
          CustomerScoresTransform.apply(rows, run.read(Customer360.TABLE), scoring);
      String model = "model = '" + spec.model() + "'";
      run.commit(
          spec.model(),
          CustomerScores.TABLE,
          scores,
          new WriteMode.ReplaceWhere(model + " and as_of = date'" + asOf + "'"));
      run.commit(
          spec.model(),
          CustomerReasons.TABLE,
          CustomerReasonsTransform.apply(rows, scores, scoring, chosen.features()),
          new WriteMode.ReplaceWhere(model));
    } finally {
      rows.unpersist();
    }
  }
}
