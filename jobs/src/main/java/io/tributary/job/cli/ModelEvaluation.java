package io.tributary.job.cli;

import io.tributary.job.run.Job;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.ModelWiring;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.yaml.DidYouMean;
import java.time.Instant;
import java.util.List;

/**
 * Measures a model beside probabilities in a file.
 *
 * @param model the model's name
 * @param file JSON lines of {@code one_id, as_of, probability}; a path or URI
 * @param scorer what they are called in gold.model_metrics
 */
public record ModelEvaluation(String model, String file, String scorer) {

  /** What a planted truth is called. */
  public static final String TRUTH = "truth";

  /** Runs the job and keeps its figures in a release of its own. */
  public RunResult run(OpenWorkspace open, Window window, Instant now, Progress progress) {
    Job job = ModelWiring.evaluation(
        open.settings(), named(open.settings().models(), model), file, scorer);
    RunRequest request = new RunRequest(ModelWiring.EVALUATION, window, now, 0).in(open.zone());
    return open.runner(1, progress, List.of(job)).run(request);
  }

  /** The model of that name. */
  static ModelSpec named(List<ModelSpec> models, String name) {
    List<String> names = models.stream().map(ModelSpec::model).toList();
    return models.stream()
        .filter(model -> model.model().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no model '" + name
            + "' in this workspace. " + DidYouMean.hint(name, names)
            + " Own ones go into models/, one a file."));
  }
}
