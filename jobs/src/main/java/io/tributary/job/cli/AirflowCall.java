package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.DagRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What verbs that ask Airflow have in common. */
abstract class AirflowCall implements Callable<Integer> {

  @Mixin
  private AirflowOptions options;

  @Spec
  private CommandSpec spec;

  /** Does the verb's work and gives its exit code. */
  abstract ExitCode call(AirflowClient client, AirflowSettings settings);

  @Override
  public final Integer call() {
    AirflowSettings settings = options.settings();
    return call(options.client(settings, spec.commandLine().getErr()), settings).code();
  }

  final boolean isJson() {
    return options.isJson();
  }

  final Instant at(String text) {
    return options.at(text);
  }

  final Output output() {
    return new Output(spec.commandLine().getOut());
  }

  /** One JSON document, or one line. */
  final void tell(Map<String, ?> document, String line) {
    if (isJson()) {
      output().json(document);
    } else {
      output().line(line);
    }
  }

  /** A run as a document; what is not known is left out. */
  static Map<String, Object> document(DagRun run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dag_id", run.dagId());
    document.put("run_id", run.runId());
    document.put("state", run.state().word());
    run.logicalDate().ifPresent(date -> document.put("logical_date", date));
    run.interval().ifPresent(interval -> {
      document.put("from", interval.from());
      document.put("to", interval.to());
    });
    run.startedAt().ifPresent(at -> document.put("started_at", at));
    run.endedAt().ifPresent(at -> document.put("ended_at", at));
    run.note().ifPresent(note -> document.put("note", note));
    return document;
  }

  static List<String> cells(DagRun run) {
    return List.of(
        run.dagId(),
        run.runId(),
        run.state().word(),
        run.startedAt().map(Instant::toString).orElse(""),
        run.endedAt().map(Instant::toString).orElse(""));
  }

  /** What a scheduler is told of a run's end. */
  static ExitCode code(DagRun run) {
    return switch (run.state()) {
      case SUCCESS -> ExitCode.OK;
      case FAILED -> ExitCode.OTHER;
      case QUEUED, RUNNING, OTHER -> ExitCode.NOT_READY;
    };
  }
}
