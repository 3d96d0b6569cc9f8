package io.tributary.job.cli;

import io.tributary.job.lineage.ColumnRef;
import io.tributary.job.lineage.LineageGraph;
import io.tributary.job.workspace.Workspace;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.dictionary.Dictionary;
import io.tributary.schema.dictionary.Flow;
import io.tributary.schema.governance.Governance;
import io.tributary.schema.governance.TablePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary dictionary}: what every table, column and feed of the workspace means. */
@Command(
    name = "dictionary",
    description = "Write the dictionary of tables and feeds, as Markdown or as a page.",
    mixinStandardHelpOptions = true)
final class DictionaryVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; stdout by default.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--html",
      description = "As a page instead of Markdown; so is every FILE that ends in .html.")
  private boolean isHtml;

  @Option(
      names = "--lineage",
      description = "With the columns each column is made from, as runs of the lake found them.")
  private boolean hasLineage;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = LoadedWorkspace.of(options);
    Output output = new Output(spec.commandLine().getOut());
    if (options.isJson()) {
      Governance policies = workspace.governance();
      output.json(Map.of(
          "tables",
          Tables.all().stream().map(table -> table(table, policies.of(table))).toList()));
      return ExitCode.OK.code();
    }
    Map<String, Set<String>> up = StaticJobs.up(StaticJobs.of(workspace));
    Dictionary dictionary = new Dictionary(
        Tables.all(),
        workspace.feeds(),
        workspace.governance(),
        new Flow(up, StaticJobs.down(up), hasLineage ? columns() : Map.of()));
    boolean isPage =
        isHtml || out.filter(file -> file.toString().endsWith(".html")).isPresent();
    String text = isPage ? dictionary.html() : dictionary.markdown();
    if (out.isPresent()) {
      Files.writeString(out.get(), text);
      output.line("wrote " + out.get());
    } else {
      output.line(text);
    }
    return ExitCode.OK.code();
  }

  private Map<String, Set<String>> columns() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      LineageGraph graph = open.lineage();
      Map<String, Set<String>> columns = new TreeMap<>();
      for (String table : graph.tables()) {
        for (String column : graph.columns(table)) {
          graph
              .up(new ColumnRef(table, column))
              .forEach(edge -> columns
                  .computeIfAbsent(table + "." + column, any -> new TreeSet<>())
                  .add(edge.from().toString()));
        }
      }
      return columns;
    }
  }

  private static Map<String, Object> table(TableSpec table, TablePolicy policy) {
    List<Map<String, String>> columns = table.columns().stream()
        .map(field -> Map.of(
            "name", field.name(),
            "type", field.type().simpleString(),
            "privacy", field.privacy().name(),
            "says", field.says()))
        .toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("table", table.id());
    document.put("grain", table.grain());
    document.put("owner", policy.owner());
    policy.keepDays().ifPresent(days -> document.put("keep_days", days));
    policy.readyBy().ifPresent(time -> document.put("ready_by", time));
    document.put("columns", columns);
    return document;
  }
}
