package io.tributary.job.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tributary status}: is the lake well, what landed, and what became of it. */
@Command(
    name = "status",
    description = "Show the last run, the release, files, reconciliation and quarantine.",
    mixinStandardHelpOptions = true)
final class StatusVerb implements Callable<Integer> {

  private static final String LAST_RUN =
      "select run_id, event, at, rows from ops.run_events where job is null"
          + " and event in ('finished', 'failed') order by at desc, run_id desc limit 1";
  private static final String RELEASE =
      "select release_id, sequence, count(*) as tables from ops.releases"
          + " where sequence = (select max(sequence) from ops.releases)"
          + " group by release_id, sequence";
  private static final String FILES =
      "select feed, status, count(distinct path, fingerprint) as files, sum(records) as records"
          + " from ops.files where status <> 'started' group by feed, status order by feed, status";
  private static final String RECONCILIATION =
      "select feed, target, state, records, money, is_balanced from ops.reconciliation"
          + " where run_id = (select max_by(run_id, at) from ops.reconciliation)"
          + " order by feed, target <> 'landed', target, state";
  private static final String QUARANTINE =
      "select feed, status, count(*) as records from (select quarantine_id, feed,"
          + " max_by(status, struct(attempt, at, status)) as status from ops.quarantine"
          + " group by quarantine_id, feed) group by feed, status order by feed, status";

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Map<String, String> queries = new LinkedHashMap<>();
      queries.put("last_run", LAST_RUN);
      queries.put("release", RELEASE);
      queries.put("files", FILES);
      queries.put("reconciliation", RECONCILIATION);
      queries.put("quarantine", QUARANTINE);
      List<String> unfinished = open.unfinishedRuns();
      if (options.isJson()) {
        print(open, output, queries, unfinished);
      } else {
        tell(open, output, queries, unfinished);
      }
      return ExitCode.OK.code();
    }
  }

  private static void print(
      OpenWorkspace open, Output output, Map<String, String> queries, List<String> unfinished)
      throws Exception {
    StringBuilder document = new StringBuilder("{");
    for (Map.Entry<String, String> query : queries.entrySet()) {
      String rows = String.join(",", open.query(query.getValue()).toJSON().collectAsList());
      document.append('"').append(query.getKey()).append("\":[").append(rows).append("],");
    }
    String names =
        String.join(",", unfinished.stream().map(run -> '"' + run + '"').toList());
    output.line(document + "\"unfinished_runs\":[" + names + "]}");
  }

  private static void tell(
      OpenWorkspace open, Output output, Map<String, String> queries, List<String> unfinished)
      throws Exception {
    for (Map.Entry<String, String> query : queries.entrySet()) {
      output.line(query.getKey().replace('_', ' '));
      Dataset<Row> rows = open.query(query.getValue());
      RowTable.print(output, rows);
      output.line("");
    }
    unfinished.forEach(
        run -> output.line("unfinished: " + run + " (the next run finishes it first)"));
  }
}
