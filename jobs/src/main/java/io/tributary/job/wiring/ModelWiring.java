package io.tributary.job.wiring;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelReliability;
import java.util.List;

/** The jobs around a workspace's models. */
public final class ModelWiring {

  /** The job that measures a model beside somebody else's probabilities. */
  public static final String EVALUATION = "model.evaluate";

  private final LakehouseSettings settings;

  ModelWiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  /** Trains models when they are due, and scores; no job where the workspace has no model. */
  List<Job> jobs() {
    if (settings.models().isEmpty()) {
      return List.of();
    }
    return List.of(new Job(
        CustomerScores.TABLE.id(),
        Cadence.NIGHTLY,
        ModelStep.READS,
        ModelStep.WRITES,
        new ModelStep(settings)));
  }

  /**
   * A job that measures the newest version of a model beside probabilities in a file of JSON lines
   * ({@code one_id, as_of, probability}), on the same rows; it belongs to no lane.
   *
   * @param file path or URI
   * @param scorer what they are called in gold.model_metrics
   */
  public static Job evaluation(
      LakehouseSettings settings, ModelSpec model, String file, String scorer) {
    return new Job(
        EVALUATION,
        Cadence.ON_DEMAND,
        ModelEvaluationStep.READS,
        List.of(ModelMetrics.TABLE, ModelReliability.TABLE),
        new ModelEvaluationStep(settings, model, file, scorer));
  }
}
