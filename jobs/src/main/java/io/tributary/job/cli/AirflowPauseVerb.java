package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow pause}. */
@Command(
    name = "pause",
    description = "Stop the scheduling of a DAG; runs that have begun go on.",
    mixinStandardHelpOptions = true)
final class AirflowPauseVerb extends AirflowCall {

  @Parameters(paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    String dagId = settings.dags().dagId(dag);
    client.pause(dagId);
    tell(Map.of("dag_id", dagId, "paused", true), "paused " + dagId);
    return ExitCode.OK;
  }
}
