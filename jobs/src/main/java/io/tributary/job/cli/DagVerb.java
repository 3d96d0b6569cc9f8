package io.tributary.job.cli;

import io.tributary.job.workspace.DagSettings;
import io.tributary.job.workspace.Workspace;
import io.tributary.orchestration.graph.ExportedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary dag}: the job graph for schedulers; no session, no lake, no keys. */
@Command(
    name = "dag",
    description = "The job graph for schedulers: export.",
    mixinStandardHelpOptions = true)
final class DagVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "export",
      description = "Write the jobs and the DAGs that run them as JSON, which DAG files read.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin WorkspaceOptions options,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "File to write; stdout by default.")
          Optional<Path> file,
      @Option(
              names = "--split",
              paramLabel = "BY",
              description = "What becomes a task: lane, feed or job; as airflow.yaml says.")
          Optional<DagSettings.Split> split)
      throws IOException {
    Workspace workspace = LoadedWorkspace.of(options);
    DagSettings usual = workspace.airflow().dags();
    ExportedGraph graph = GraphExport.of(
        workspace.brand(),
        workspace.zone().getId(),
        split.map(usual::splitBy).orElse(usual),
        StaticJobs.of(workspace));
    Output output = new Output(spec.commandLine().getOut());
    if (file.isEmpty()) {
      output.line(graph.json().stripTrailing());
      return ExitCode.OK.code();
    }
    Path target = file.get().toAbsolutePath();
    Files.createDirectories(target.getParent());
    Files.writeString(target, graph.json());
    if (options.isJson()) {
      output.json(Map.of("graph", target.toString(), "jobs", graph.jobs().size()));
    } else {
      output.line("Wrote " + graph.jobs().size() + " jobs to " + target);
    }
    return ExitCode.OK.code();
  }
}
