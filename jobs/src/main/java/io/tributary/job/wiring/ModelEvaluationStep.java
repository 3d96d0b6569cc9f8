package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.registry.ModelVersion;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.model.registry.ModelVersions;
import io.tributary.model.train.Rows;
import io.tributary.model.train.Scored;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Measures the newest version of a model beside the probabilities somebody else gives the same
 * persons, such as a planted truth, which no model beats but by luck. Only days count that the
 * version has not learnt from and whose outcome is known.
 */
final class ModelEvaluationStep implements Step {

  static final List<TableSpec> READS =
      Stream.concat(ModelFacts.READS.stream(), Stream.of(ModelRegistry.TABLE)).toList();

  private static final StructType LINE = new StructType()
      .add("one_id", DataTypes.StringType)
      .add("as_of", DataTypes.StringType)
      .add("probability", DataTypes.DoubleType);

  private final LakehouseSettings settings;
  private final ModelSpec spec;
  private final String file;
  private final String scorer;

  ModelEvaluationStep(LakehouseSettings settings, ModelSpec spec, String file, String scorer) {
    this.settings = settings;
    this.spec = spec;
    this.file = file;
    this.scorer = scorer;
  }

  @Override
  public void run(JobRun run) {
    ModelVersion version = ModelVersions.of(run.read(ModelRegistry.TABLE), spec)
        .newestTrained()
        .orElseThrow(() -> new IllegalStateException("Model " + spec.model() + " has no trained"
            + " version to be measured. 'tributary model list' says why; train one first."));
    ModelFacts facts = ModelFacts.of(run, settings.currency());
    Dataset<Row> others = others(run);
    List<LocalDate> days = days(others, version, facts.asOf());
    Scorer ours = version.scorer().orElseThrow();
    FeatureSet chosen =
        FeatureSet.of(spec.features(), settings.currency()).only(ours.model().names());
    Dataset<Row> rows = Rows.vectors(
        Cut.of(FeaturesTransform.apply(
            facts.facts(), chosen, spec.population(), days, spec.labelDays())),
        chosen.names());
    Evaluation figures =
        Evaluation.of(Scored.beside(rows, ours.model(), ours.calibration(), others, scorer));
    if (figures.metrics().isEmpty()) {
      throw new IllegalStateException("None of the persons of " + file + " is of the population of "
          + spec.model() + " on " + days + ". Its one_id are those of gold.customer_360.");
    }
    replace(run, ModelMetrics.TABLE, version, figures.metricRows(spec.model(), version.version()));
    replace(
        run,
        ModelReliability.TABLE,
        version,
        figures.reliabilityRows(spec.model(), version.version()));
  }

  private Dataset<Row> others(JobRun run) {
    return Cut.of(run.lake()
        .session()
        .read()
        .schema(LINE)
        .option("mode", "FAILFAST")
        .json(file)
        .select(col("one_id"), to_date(col("as_of")).as("snapshot"), col("probability")));
  }

  private List<LocalDate> days(Dataset<Row> others, ModelVersion version, LocalDate known) {
    List<Row> faulty = others
        .where("one_id is null or snapshot is null or probability is null"
            + " or not probability between 0 and 1")
        .limit(1)
        .collectAsList();
    if (!faulty.isEmpty()) {
      throw new IllegalArgumentException("A line of " + file + " lacks one_id, a day as_of or a"
          + " probability from 0 to 1. Lines read: {\"one_id\": \"…\", \"as_of\": \"2026-06-01\","
          + " \"probability\": 0.12}");
    }
    List<LocalDate> given = others.select("snapshot").distinct().collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .sorted()
        .toList();
    LocalDate first = version.tested().get(0);
    LocalDate last = known.minusDays(spec.labelDays());
    List<LocalDate> days =
        given.stream().filter(day -> !day.isBefore(first) && !day.isAfter(last)).toList();
    if (days.isEmpty()) {
      throw new IllegalArgumentException(file + " tells of " + given + ", but version "
          + version.version() + " can be measured from " + first + " to " + last
          + ": not on what it learnt from, nor where the outcome is not known yet.");
    }
    return days;
  }

  private void replace(JobRun run, TableSpec table, ModelVersion version, List<Row> rows) {
    run.commit(
        table,
        run.lake().session().createDataFrame(rows, table.schema()).coalesce(1),
        new WriteMode.ReplaceWhere("model = '" + spec.model() + "' and version = '"
            + version.version() + "' and split = '" + Scored.TRUTH + "'"));
  }
}
