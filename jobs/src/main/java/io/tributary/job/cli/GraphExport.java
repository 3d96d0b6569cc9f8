package io.tributary.job.cli;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobGraph;
import io.tributary.job.workspace.DagSettings;
import io.tributary.orchestration.graph.ExportedGraph;
import io.tributary.orchestration.graph.JobNode;
import io.tributary.orchestration.graph.Retries;
import io.tributary.schema.yaml.Kind;
import java.util.List;
import java.util.Map;

/** Turns a workspace's jobs into what DAG files read. */
final class GraphExport {

  private GraphExport() {}

  static ExportedGraph of(String brand, String zone, DagSettings settings, List<Job> jobs) {
    return new ExportedGraph(
        ExportedGraph.FORMAT,
        brand,
        settings.prefix(),
        zone,
        settings.start().toString(),
        new Retries(
            settings.retries(),
            settings.retryDelayMinutes(),
            List.of(ExitCode.NOTHING.code()),
            List.of(ExitCode.CONFIGURATION.code(), ExitCode.CONTRACT.code()),
            ExitCode.NOT_READY.code()),
        Map.of(settings.lakePool(), 1),
        new GraphDags(settings, zone, jobs).all(),
        nodes(settings, jobs));
  }

  private static List<JobNode> nodes(DagSettings settings, List<Job> jobs) {
    JobGraph graph = JobGraph.of(jobs.stream().filter(GraphExport::isScheduled).toList());
    return jobs.stream()
        .map(job -> new JobNode(
            job.name(),
            Kind.Choice.word(job.cadence()),
            switch (job.cadence()) {
              case QUICK -> "minutes";
              case HOURLY -> "hour";
              case NIGHTLY -> "day";
              case ON_DEMAND -> "any";
            },
            settings.lakePool(),
            settings.timeoutMinutes().get(lane(job)),
            job.reads().stream().map(table -> table.id()).toList(),
            job.writes().stream().map(table -> table.id()).toList(),
            isScheduled(job) ? List.copyOf(graph.upstream(job.name())) : List.of()))
        .toList();
  }

  /** Whose time-out holds for a job; what runs on demand may take as long as history does. */
  private static String lane(Job job) {
    return isScheduled(job) ? Kind.Choice.word(job.cadence()) : "backfill";
  }

  /** What runs on demand only does again what another job does, outside of its order. */
  private static boolean isScheduled(Job job) {
    return job.cadence() != Cadence.ON_DEMAND;
  }
}
