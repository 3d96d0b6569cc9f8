package io.tributary.job.cli;

import io.tributary.job.workspace.Workspace;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary dictionary}: what every table, column and feed of the workspace means. */
@Command(
    name = "dictionary",
    description = "Write the dictionary of tables and feeds as Markdown.",
    mixinStandardHelpOptions = true)
final class DictionaryVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; stdout by default.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Workspace workspace = LoadedWorkspace.of(options);
    Output output = new Output(spec.commandLine().getOut());
    if (options.isJson()) {
      output.json(
          Map.of("tables", Tables.all().stream().map(DictionaryVerb::table).toList()));
      return ExitCode.OK.code();
    }
    String text = Dictionary.markdown(Tables.all(), workspace.feeds());
    if (out.isPresent()) {
      Files.writeString(out.get(), text);
      output.line("wrote " + out.get());
    } else {
      output.line(text);
    }
    return ExitCode.OK.code();
  }

  private static Map<String, Object> table(TableSpec table) {
    List<Map<String, String>> columns = table.columns().stream()
        .map(field -> Map.of(
            "name", field.name(),
            "type", field.type().simpleString(),
            "privacy", field.privacy().name(),
            "says", field.says()))
        .toList();
    return Map.of("table", table.id(), "grain", table.grain(), "columns", columns);
  }
}
