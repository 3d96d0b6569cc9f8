package io.tributary.job.cli;

import io.tributary.job.run.Job;
import io.tributary.job.run.JobGraph;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.PlannedInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary plan}: what a run would do, and why; writes nothing. */
@Command(
    name = "plan",
    description = "Show the jobs a run would do in order, and the files it would read.",
    mixinStandardHelpOptions = true)
final class PlanVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Mixin
  private WindowOptions windows;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "LANE|JOB",
      defaultValue = "nightly",
      description = "nightly by default.")
  private String lane;

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Window window = windows.window(lane, open);
      List<Job> jobs = open.runner(1, io.tributary.job.run.Progress.silent()).jobs(lane);
      JobGraph graph = JobGraph.of(jobs);
      Map<String, List<PlannedInput>> inputs = open.inputs(window);
      if (options.isJson()) {
        output.json(document(window, graph, inputs, open.unfinishedRuns()));
      } else {
        tell(output, window, graph, inputs, open.unfinishedRuns());
      }
      return ExitCode.OK.code();
    }
  }

  private void tell(
      Output output,
      Window window,
      JobGraph graph,
      Map<String, List<PlannedInput>> inputs,
      List<String> unfinished) {
    unfinished.forEach(run -> output.line("first: finish " + run));
    output.line(lane + " from " + window.from() + " to " + window.to());
    List<List<String>> rows = new ArrayList<>();
    for (Job job : graph.jobs()) {
      List<PlannedInput> files = inputs.getOrDefault(job.name(), List.of());
      long bytes = files.stream().mapToLong(PlannedInput::bytes).sum();
      String why = job.name().startsWith("ingest.")
          ? files.size() + " files, " + bytes + " bytes"
          : "after " + String.join(", ", graph.upstream(job.name()));
      rows.add(List.of(job.name(), why));
    }
    output.table(List.of("job", "why"), rows);
    inputs.values().stream()
        .flatMap(List::stream)
        .filter(input -> !input.why().equals("new"))
        .forEach(input -> output.line("  " + input.path() + ": " + input.why()));
  }

  private Map<String, Object> document(
      Window window,
      JobGraph graph,
      Map<String, List<PlannedInput>> inputs,
      List<String> unfinished) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("lane", lane);
    document.put("from", window.from());
    document.put("to", window.to());
    document.put("unfinished_runs", unfinished);
    document.put("jobs", graph.jobs().stream().map(Job::name).toList());
    document.put("files", inputs);
    return document;
  }
}
