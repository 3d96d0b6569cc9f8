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

/** {@code tributary sql}: one query over the newest release; ops tables as they are now. */
@Command(
    name = "sql",
    description = "Run a query over the newest release; --json prints one object a row.",
    mixinStandardHelpOptions = true)
final class SqlVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "QUERY", description = "Spark SQL, such as \"select …\".")
  private String query;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows printed at most without --json; 1000 by default.")
  private int limit = 1000;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Dataset<Row> rows = open.query(query);
      if (options.isJson()) {
        rows.toJSON().toLocalIterator().forEachRemaining(output::line);
      } else {
        RowTable.print(output, rows.limit(limit));
      }
      return ExitCode.OK.code();
    }
  }
}
