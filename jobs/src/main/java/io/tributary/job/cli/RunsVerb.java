package io.tributary.job.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary runs}: the last runs, or what one run did job by job. */
@Command(
    name = "runs",
    description = "List the last runs, or one run's jobs.",
    mixinStandardHelpOptions = true)
final class RunsVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run's name.", defaultValue = "")
  private String run;

  @Option(names = "--last", paramLabel = "N", description = "How many runs; 20 by default.")
  private int last = 20;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Dataset<Row> rows = run.isEmpty() ? runs(open) : jobs(open);
      if (options.isJson()) {
        output.line("[" + String.join(",", rows.toJSON().collectAsList()) + "]");
      } else {
        RowTable.print(output, rows);
      }
      return ExitCode.OK.code();
    }
  }

  private Dataset<Row> runs(OpenWorkspace open) throws Exception {
    return open.query(
        "select run_id, event as ended, at, rows, coalesce(failed_jobs, 0) as failed_jobs"
            + " from ops.run_events left join (select run_id as id, count(*) as failed_jobs"
            + " from ops.run_events where job is not null and event not in ('committed',"
            + " 'skipped_no_data') group by run_id) on run_id = id"
            + " where job is null and event in ('finished', 'failed')"
            + " order by at desc, run_id desc limit "
            + last);
  }

  private Dataset<Row> jobs(OpenWorkspace open) throws Exception {
    return open.query("select job, event, rows, message from ops.run_events")
        .sparkSession()
        .sql("select job, event, rows, message from ops.run_events where run_id = '"
            + run.replace("'", "")
            + "' and job is not null order by job");
  }
}
