package io.tributary.job.cli;

import io.tributary.job.workspace.Workspace;
import io.tributary.job.workspace.WorkspaceProblems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tributary validate}: all problems of a workspace at once, without a session. */
@Command(
    name = "validate",
    description = "Check every file of the workspace; reads no data.",
    mixinStandardHelpOptions = true)
final class ValidateVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Output output = new Output(spec.commandLine().getOut());
    try {
      Workspace workspace = LoadedWorkspace.of(options);
      if (options.isJson()) {
        output.json(Map.of("valid", true, "problems", List.of()));
      } else {
        output.line("valid: " + workspace.feeds().size() + " feeds, "
            + workspace.definitions().tags().size() + " tags, "
            + workspace.definitions().audiences().size() + " audiences, "
            + workspace.attribution().windows().size() + " attribution windows, "
            + workspace.attribution().rules().size() + " channel rules, "
            + workspace.models().size() + " models");
      }
      return ExitCode.OK.code();
    } catch (WorkspaceProblems e) {
      List<String> problems = e.problems().stream().map(Object::toString).toList();
      if (options.isJson()) {
        output.json(Map.of("valid", false, "problems", problems));
      } else {
        problems.forEach(output::line);
        output.line(problems.size() + " problems");
      }
      return ExitCode.CONFIGURATION.code();
    }
  }
}
