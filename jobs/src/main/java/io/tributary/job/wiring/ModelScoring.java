package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.model.feature.Feature;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.model.score.CustomerReasonsTransform;
import io.tributary.model.score.CustomerScoresTransform;
import io.tributary.model.score.Scoring;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Scores a model's population on one day, and says why. */
final class ModelScoring {

  private final JobRun run;
  private final ModelSpec spec;
  private final FeatureSet features;
  private final LocalDate asOf;

  ModelScoring(JobRun run, ModelSpec spec, FeatureSet features, LocalDate asOf) {
    this.run = run;
    this.spec = spec;
    this.features = features;
    this.asOf = asOf;
  }

  /**
   * Replaces the model's scores of the day, and its reasons.
   *
   * @param rows the features of the model, in its order; those of other days are left out
   */
  void score(String version, Scorer scorer, Dataset<Row> rows) {
    Instant expires = asOf.plusDays(spec.expiresDays()).atStartOfDay(run.zone()).toInstant();
    Scoring scoring =
        new Scoring(spec.model(), version, scorer, asOf, run.now(), expires, spec.bands());
    List<Feature> chosen = features.only(scorer.model().names()).features();
    Dataset<Row> today = rows.where(col("snapshot").equalTo(lit(asOf)));
    Dataset<Row> scores =
        CustomerScoresTransform.apply(today, run.read(Customer360.TABLE), scoring);
    String model = "model = '" + spec.model() + "'";
    run.commit(
        spec.model(),
        CustomerScores.TABLE,
        scores,
        new WriteMode.ReplaceWhere(model + " and as_of = date'" + asOf + "'"));
    run.commit(
        spec.model(),
        CustomerReasons.TABLE,
        CustomerReasonsTransform.apply(today, scores, scoring, chosen),
        new WriteMode.ReplaceWhere(model));
  }
}
