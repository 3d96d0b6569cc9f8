package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.Conf;
import io.tributary.orchestration.airflow.DagRun;
import io.tributary.orchestration.airflow.Interval;
import io.tributary.orchestration.airflow.TriggerRequest;
import io.tributary.orchestration.airflow.Triggered;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow trigger}: starts a run, once however often it is said. */
@Command(
    name = "trigger",
    description = "Start a run of a DAG; the same request again finds the same run.",
    mixinStandardHelpOptions = true)
final class AirflowTriggerVerb extends AirflowCall {

  @Parameters(paramLabel = "DAG", description = "nightly, hourly …, or a DAG's id.")
  private String dag;

  @Option(names = "--conf", paramLabel = "JSON", description = "What the run is started with.")
  private Optional<String> conf = Optional.empty();

  @Option(
      names = "--logical-date",
      paramLabel = "TIME",
      description = "Its date; the time of asking by default, which makes each request a new one.")
  private Optional<String> date = Optional.empty();

  @Option(names = "--from", paramLabel = "TIME", description = "Start of the time it is for.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "End of the time it is for.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Its name; by default it follows from the request.")
  private Optional<String> runId = Optional.empty();

  @Option(names = "--note", paramLabel = "TEXT", description = "What people read beside it.")
  private Optional<String> note = Optional.empty();

  @Option(names = "--wait", description = "Wait until it has ended.")
  private boolean isWaiting;

  @Mixin
  private AirflowWaiting waiting;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    Triggered triggered = client.runs().trigger(request(settings.dags().dagId(dag)));
    DagRun run = isWaiting
        ? waiting.await(client, triggered.run().dagId(), triggered.run().runId())
        : triggered.run();
    String outcome = triggered.outcome().name().toLowerCase(Locale.ROOT);
    Map<String, Object> document = document(run);
    document.put("outcome", outcome);
    tell(
        document,
        outcome + " " + run.runId() + " of " + run.dagId() + ": " + run.state().word());
    return isWaiting ? code(run) : ExitCode.OK;
  }

  private TriggerRequest request(String dagId) {
    if (from.isPresent() != to.isPresent()) {
      throw new IllegalArgumentException("--from and --to belong together. Give both or none.");
    }
    TriggerRequest request =
        TriggerRequest.of(dagId, conf.map(Conf::parse).orElse(Conf.EMPTY), date());
    TriggerRequest named = runId.map(request::named).orElse(request);
    TriggerRequest timed = from.isPresent()
        ? named.over(new Interval(at(from.orElseThrow()), at(to.orElseThrow())))
        : named;
    return note.map(timed::noted).orElse(timed);
  }

  /** Without a date each request is a new one, unless it is named. */
  private Optional<Instant> date() {
    return date.map(this::at)
        .or(() -> runId.isPresent() ? Optional.empty() : Optional.of(second()));
  }

  static Instant second() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
