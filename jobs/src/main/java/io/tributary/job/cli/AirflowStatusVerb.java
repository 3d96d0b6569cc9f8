package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.DagRun;
import io.tributary.orchestration.airflow.Health;
import io.tributary.orchestration.airflow.RunQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary airflow status}: the server and the newest runs. */
@Command(
    name = "status",
    description = "How the server is, and the newest runs of the DAGs.",
    mixinStandardHelpOptions = true)
final class AirflowStatusVerb extends AirflowCall {

  @Parameters(
      paramLabel = "DAG",
      arity = "0..1",
      defaultValue = "",
      description = "One DAG; all of the workspace by default.")
  private String dag;

  @Option(names = "--last", defaultValue = "10", description = "Runs; 10 by default.")
  private int last;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    Health health = client.health();
    RunQuery query = dag.isEmpty()
        ? RunQuery.of(settings.dags().dagIds())
        : RunQuery.of(settings.dags().dagId(dag));
    List<DagRun> runs = client.runs().list(query).limit(last).toList();
    if (isJson()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("version", client.version().text());
      document.put("healthy", health.isGood());
      document.put("parts", parts(health));
      document.put("runs", runs.stream().map(AirflowCall::document).toList());
      output().json(document);
    } else {
      output()
          .line("Airflow " + client.version().text() + ": "
              + parts(health).entrySet().stream()
                  .map(part -> part.getKey() + " " + part.getValue())
                  .collect(Collectors.joining(", ")));
      output()
          .table(
              List.of("dag", "run", "state", "started", "ended"),
              runs.stream().map(AirflowCall::cells).toList());
    }
    return health.isGood() ? ExitCode.OK : ExitCode.OTHER;
  }

  private static Map<String, String> parts(Health health) {
    Map<String, String> parts = new TreeMap<>();
    health.parts().forEach(part -> parts.put(part.name(), part.status().orElse("not deployed")));
    return parts;
  }
}
