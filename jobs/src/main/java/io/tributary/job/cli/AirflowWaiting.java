package io.tributary.job.cli;

import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.DagRun;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait for a run. */
final class AirflowWaiting {

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "360",
      description = "How long to wait; 360 minutes by default. Then exit 3.")
  private long minutes;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How often to ask; 30 seconds by default.")
  private long seconds;

  DagRun await(AirflowClient client, String dagId, String runId) {
    return client
        .runs()
        .await(dagId, runId, Duration.ofSeconds(seconds), Duration.ofMinutes(minutes));
  }
}
