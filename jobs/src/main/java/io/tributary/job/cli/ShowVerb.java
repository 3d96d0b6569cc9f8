package io.tributary.job.cli;

import io.tributary.schema.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary show}: what a table is, and some of its rows; or the list of tables. */
@Command(
    name = "show",
    description = "Show a table's grain, columns, size and first rows; without a name, all tables.",
    mixinStandardHelpOptions = true)
final class ShowVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..1",
      description = "Such as gold.customer_360.",
      defaultValue = "")
  private String table;

  @Option(names = "--limit", paramLabel = "N", description = "Rows shown; 5 by default.")
  private int limit = 5;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      if (table.isEmpty()) {
        list(open, output);
      } else {
        show(open, output, open.table(table));
      }
      return ExitCode.OK.code();
    }
  }

  private void list(OpenWorkspace open, Output output) {
    List<TableSpec> existing =
        open.tables().stream().filter(spec -> open.lake().exists(spec)).toList();
    if (options.isJson()) {
      output.json(existing.stream().map(TableSpec::id).toList());
    } else {
      output.table(
          List.of("table", "one row per"),
          existing.stream().map(spec -> List.of(spec.id(), spec.grain())).toList());
    }
  }

  private void show(OpenWorkspace open, Output output, TableSpec shown) throws Exception {
    Dataset<Row> rows = open.query("select * from " + shown.id());
    long count = rows.count();
    if (options.isJson()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("table", shown.id());
      document.put("grain", shown.grain());
      document.put("rows", count);
      document.put(
          "columns",
          shown.columns().stream()
              .map(f -> Map.of("name", f.name(), "type", f.type().simpleString(), "says", f.says()))
              .toList());
      output.json(document);
      return;
    }
    output.line(shown.id() + ": one row per " + shown.grain() + ", " + count + " rows");
    output.table(
        List.of("column", "type", "privacy", "meaning"),
        shown.columns().stream()
            .map(field -> List.of(
                field.name(), field.type().simpleString(), field.privacy().name(), field.says()))
            .toList());
    output.line("");
    RowTable.print(output, rows.limit(limit));
  }
}
