package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow unpause}. */
@Command(
    name = "unpause",
    description = "Let a DAG be scheduled again.",
    mixinStandardHelpOptions = true)
final class AirflowUnpauseVerb extends AirflowCall {

  @Parameters(paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    String dagId = settings.dags().dagId(dag);
    client.unpause(dagId);
    tell(Map.of("dag_id", dagId, "paused", false), "unpaused " + dagId);
    return ExitCode.OK;
  }
}
