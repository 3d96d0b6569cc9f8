package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.DagRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow wait}: until a run has ended. */
@Command(
    name = "wait",
    description = "Wait until a run has ended: exit 0 for success, 1 for failed, 3 for not yet.",
    mixinStandardHelpOptions = true)
final class AirflowWaitVerb extends AirflowCall {

  @Parameters(index = "0", paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Parameters(index = "1", paramLabel = "RUN", description = "The run's id.")
  private String runId;

  @Mixin
  private AirflowWaiting waiting;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    DagRun run = waiting.await(client, settings.dags().dagId(dag), runId);
    tell(document(run), run.runId() + " of " + run.dagId() + ": " + run.state().word());
    return code(run);
  }
}
