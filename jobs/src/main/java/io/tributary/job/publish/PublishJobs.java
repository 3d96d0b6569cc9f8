package io.tributary.job.publish;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.ExportReceipts;
import java.util.List;

/** The jobs that deliver: one a destination, every night after what they read. */
public final class PublishJobs {

  private final PublishSettings settings;
  private final Delivery.Changes changes;

  private PublishJobs(PublishSettings settings, Delivery.Changes changes) {
    this.settings = settings;
    this.changes = changes;
  }

  /** Jobs that refuse a delivery which differs too much from the last one. */
  public static PublishJobs of(PublishSettings settings) {
    return new PublishJobs(settings, Delivery.Changes.LIMITED);
  }

  /** The same jobs for somebody who has looked at the change. */
  public PublishJobs allowingAnyChange() {
    return new PublishJobs(settings, Delivery.Changes.ANY);
  }

  /** The name of a destination's job. */
  public static String name(Destination destination) {
    return "publish." + destination.name();
  }

  /** The jobs, in the order of destinations.yaml. */
  public List<Job> jobs() {
    return settings.destinations().stream()
        .map(destination -> new Job(
            name(destination),
            Cadence.NIGHTLY,
            ExportLines.READS,
            List.of(ExportReceipts.TABLE),
            new PublishStep(destination, settings, changes)))
        .toList();
  }
}
