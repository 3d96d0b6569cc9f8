package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.Backfill;
import io.tributary.orchestration.airflow.BackfillRequest;
import io.tributary.orchestration.airflow.BackfillRequest.Reprocess;
import io.tributary.orchestration.airflow.Conf;
import io.tributary.orchestration.airflow.TriggerRequest;
import io.tributary.orchestration.airflow.Triggered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow backfill}: history, as one wide window or as runs of a DAG. */
@Command(
    name = "backfill",
    description = {
      "Do a range of days again: as one window by the backfill DAG (any Airflow),",
      "or with --dag as one run a date, made by the server (3.x)."
    },
    mixinStandardHelpOptions = true)
final class AirflowBackfillVerb extends AirflowCall {

  @Parameters(
      paramLabel = "LANE|JOB",
      defaultValue = "nightly",
      description = "What to do again; nightly by default.")
  private String lane;

  @Option(names = "--from", required = true, paramLabel = "TIME", description = "First day.")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "Day after the last one; with --dag the last date, included.")
  private String to;

  @Option(names = "--dag", paramLabel = "DAG", description = "The DAG whose runs to make.")
  private Optional<String> dag = Optional.empty();

  @Option(
      names = "--reprocess",
      defaultValue = "none",
      paramLabel = "RUNS",
      description = "With --dag: which runs that exist to do again: none, failed, completed.")
  private Reprocess reprocess;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean isDryRun;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    if (!at(from).isBefore(at(to))) {
      throw new IllegalArgumentException("--to is not after --from: there is nothing to do again.");
    }
    if (dag.isEmpty()) {
      oneWindow(client, settings.dags().dagId("backfill"));
    } else {
      byServer(client, settings.dags().dagId(dag.get()));
    }
    return ExitCode.OK;
  }

  private void oneWindow(AirflowClient client, String dagId) {
    Conf conf =
        Conf.of(Map.of("lane", lane, "from", at(from).toString(), "to", at(to).toString()));
    if (isDryRun) {
      tell(Map.of("dag_id", dagId, "conf", conf.json()), "would start " + dagId + " with " + conf);
      return;
    }
    Triggered triggered = client
        .runs()
        .trigger(TriggerRequest.of(dagId, conf, Optional.of(AirflowTriggerVerb.second())));
    Map<String, Object> document = document(triggered.run());
    document.put("outcome", triggered.outcome().name().toLowerCase(Locale.ROOT));
    tell(document, "started " + triggered.run().runId() + " of " + dagId);
  }

  /** One run at a time: the lake has one writer. */
  private void byServer(AirflowClient client, String dagId) {
    BackfillRequest request =
        new BackfillRequest(dagId, at(from), at(to), Conf.EMPTY, reprocess, 1);
    if (isDryRun) {
      List<Instant> dates = client.backfills().preview(request);
      tell(
          Map.of("dag_id", dagId, "logical_dates", dates),
          "would make " + dates.size() + " runs of " + dagId);
      return;
    }
    Backfill backfill = client.backfills().start(request);
    tell(
        Map.of("dag_id", dagId, "backfill_id", backfill.id()),
        "started backfill " + backfill.id() + " of " + dagId);
  }
}
