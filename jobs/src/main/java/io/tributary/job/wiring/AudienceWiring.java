package io.tributary.job.wiring;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import java.util.List;

/** The jobs that tell customers apart: segments before the profile, tags and audiences after it. */
final class AudienceWiring {

  private final LakehouseSettings settings;

  AudienceWiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  List<Job> jobs() {
    SegmentsStep segments = new SegmentsStep(settings);
    return List.of(
        new Job("segments", Cadence.NIGHTLY, segments.reads(), SegmentsStep.WRITES, segments),
        new Job(
            "audiences",
            Cadence.NIGHTLY,
            AudienceStep.READS,
            AudienceStep.WRITES,
            new AudienceStep(settings.definitions())));
  }
}
