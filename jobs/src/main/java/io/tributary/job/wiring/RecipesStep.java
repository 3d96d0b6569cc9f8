package io.tributary.job.wiring;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.job.run.Step;
import io.tributary.schema.table.Recipes;
import java.util.List;
import java.util.Map;

/** Notes what jobs work by where it has changed, so that a plan can tell what will. */
public final class RecipesStep implements Step {

  private final Map<String, Map<String, String>> recipes;

  private RecipesStep(Map<String, Map<String, String>> recipes) {
    this.recipes = recipes;
  }

  /** The job; hashes by part, by job. */
  public static Job job(Map<String, Map<String, String>> recipes) {
    return new Job(
        Recipes.TABLE.id(), Cadence.HOURLY, List.of(), List.of(), new RecipesStep(recipes));
  }

  @Override
  public void run(JobRun run) {
    List<OpsRow> rows = RecipeChanges.of(run.readWithRecorded(Recipes.TABLE), recipes).stream()
        .map(change -> row(change, run))
        .toList();
    if (!rows.isEmpty()) {
      run.record("recipes", rows);
    }
  }

  private static OpsRow row(RecipeChanges.Change change, JobRun run) {
    return OpsRow.of(Recipes.TABLE)
        .with(Recipes.JOB, change.job())
        .with(Recipes.PART, change.part())
        .with(Recipes.VERSION, change.version().orElse(null))
        .with(Recipes.RUN_ID, run.runId())
        .with(Recipes.AT, run.now());
  }
}
