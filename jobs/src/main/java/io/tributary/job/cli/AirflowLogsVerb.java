package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.TaskKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow logs}: what a task has said. */
@Command(
    name = "logs",
    description = "What a task of a run has logged.",
    mixinStandardHelpOptions = true)
final class AirflowLogsVerb extends AirflowCall {

  @Parameters(index = "0", paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Parameters(index = "1", paramLabel = "RUN", description = "The run's id.")
  private String runId;

  @Parameters(index = "2", paramLabel = "TASK", description = "The task's id.")
  private String task;

  @Option(
      names = "--try",
      paramLabel = "N",
      description = "Which attempt, from 1; the last one by default.")
  private Optional<Integer> attempt = Optional.empty();

  @Option(names = "--map-index", paramLabel = "I", description = "Which instance of a mapped task.")
  private Optional<Integer> mapIndex = Optional.empty();

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    OptionalInt index = mapIndex.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    TaskKey key = new TaskKey(settings.dags().dagId(dag), runId, task, index);
    int number = attempt.orElseGet(() -> Math.max(1, client.tasks().find(key).attempt()));
    List<String> lines = client.tasks().log(key, number);
    if (isJson()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("task_id", task);
      document.put("try", number);
      document.put("lines", lines);
      output().json(document);
    } else {
      lines.forEach(output()::line);
    }
    return ExitCode.OK;
  }
}
