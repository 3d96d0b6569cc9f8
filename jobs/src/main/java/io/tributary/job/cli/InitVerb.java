package io.tributary.job.cli;

import io.tributary.job.workspace.WorkspaceScaffold;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary init}: a commented workspace to begin with. */
@Command(
    name = "init",
    description = "Write a commented starter workspace.",
    mixinStandardHelpOptions = true)
final class InitVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to write; created where missing.")
  private Path folder;

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  @Override
  public Integer call() throws Exception {
    WorkspaceScaffold.write(folder);
    Output output = new Output(spec.commandLine().getOut());
    if (isJson) {
      output.json(Map.of("workspace", folder.toAbsolutePath().toString()));
    } else {
      output.line("Wrote a workspace to " + folder + ". Next: tributary validate -w " + folder);
    }
    return ExitCode.OK.code();
  }
}
