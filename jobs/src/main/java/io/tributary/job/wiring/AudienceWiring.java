package io.tributary.job.wiring;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.schema.audience.StrategyDefinition;
import io.tributary.schema.table.PersonLeads;
import io.tributary.schema.table.Triggers;
import java.util.ArrayList;
import java.util.List;

/**
 * The jobs that tell customers apart: segments before the profile, tags and audiences after it; and
 * those that find out who is worth a contact now.
 */
final class AudienceWiring {

  private final LakehouseSettings settings;

  AudienceWiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  List<Job> jobs() {
    SegmentsStep segments = new SegmentsStep(settings);
    List<Job> jobs = new ArrayList<>();
    jobs.add(new Job("segments", Cadence.NIGHTLY, segments.reads(), SegmentsStep.WRITES, segments));
    jobs.add(new Job(
        "audiences",
        Cadence.NIGHTLY,
        AudienceStep.READS,
        AudienceStep.WRITES,
        new AudienceStep(settings.definitions())));
    jobs.add(new Job(
        PersonLeads.TABLE.id(),
        Cadence.HOURLY,
        LeadStep.READS,
        List.of(PersonLeads.TABLE),
        new LeadStep(settings.definitions().segments().leadDays())));
    List<StrategyDefinition> online = settings.definitions().strategies().stream()
        .filter(StrategyDefinition::isOnline)
        .toList();
    if (!online.isEmpty()) {
      jobs.add(new Job(
          Triggers.TABLE.id(),
          Cadence.QUICK,
          TriggerStep.READS,
          List.of(Triggers.TABLE),
          new TriggerStep(online)));
    }
    return jobs;
  }
}
