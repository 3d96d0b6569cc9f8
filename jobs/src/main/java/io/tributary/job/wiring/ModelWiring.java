package io.tributary.job.wiring;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.schema.table.CustomerScores;
import java.util.List;

/** The job that trains a workspace's models when they are due, and scores with their champions. */
final class ModelWiring {

  private final LakehouseSettings settings;

  ModelWiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  /** No job where the workspace has no model. */
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
}
