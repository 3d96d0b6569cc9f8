package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.ClearRequest;
import io.tributary.orchestration.airflow.ClearRequest.Along;
import io.tributary.orchestration.airflow.ClearRequest.Mode;
import io.tributary.orchestration.airflow.ClearRequest.States;
import io.tributary.orchestration.airflow.ClearedTask;
import io.tributary.orchestration.airflow.TaskKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow clear}: lets tasks of a run go again. */
@Command(
    name = "clear",
    description = "Clear failed tasks of a run, so that they run again.",
    mixinStandardHelpOptions = true)
final class AirflowClearVerb extends AirflowCall {

  @Parameters(index = "0", paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Parameters(index = "1", paramLabel = "RUN", description = "The run's id.")
  private String runId;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "TASK",
      description = "Its tasks; all of them by default.")
  private List<String> tasks;

  @Option(names = "--all", description = "Also tasks that did not fail.")
  private boolean isAll;

  @Option(names = "--downstream", description = "With them what comes after.")
  private boolean isDownstream;

  @Option(names = "--upstream", description = "With them what comes before.")
  private boolean isUpstream;

  @Option(names = "--dry-run", description = "Only say what would be cleared.")
  private boolean isDryRun;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    String dagId = settings.dags().dagId(dag);
    Set<Along> along = EnumSet.noneOf(Along.class);
    if (isDownstream) {
      along.add(Along.DOWNSTREAM);
    }
    if (isUpstream) {
      along.add(Along.UPSTREAM);
    }
    List<ClearedTask> cleared = client
        .tasks()
        .clear(new ClearRequest(
            dagId,
            runId,
            named().stream().map(task -> TaskKey.of(dagId, runId, task)).toList(),
            isAll ? States.ALL : States.FAILED,
            along,
            isDryRun ? Mode.DRY_RUN : Mode.FOR_REAL));
    List<String> names = cleared.stream().map(ClearedTask::taskId).toList();
    tell(
        Map.of("dag_id", dagId, "run_id", runId, "tasks", names, "dry_run", isDryRun),
        (isDryRun ? "would clear " : "cleared ") + names.size() + " tasks"
            + (names.isEmpty() ? "" : ": " + String.join(", ", names)));
    return ExitCode.OK;
  }

  private List<String> named() {
    return Optional.ofNullable(tasks).orElse(List.of());
  }
}
