package io.tributary.job.cli;

import io.tributary.job.lineage.LineageGraph;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobGraph;
import io.tributary.job.run.Progress;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.PlannedInput;
import io.tributary.job.wiring.RecipeChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary plan}: what a run would do, and why; writes nothing. */
@Command(
    name = "plan",
    description = "Show the jobs a run would do in order, why, and the files it would read.",
    mixinStandardHelpOptions = true)
final class PlanVerb implements Callable<Integer> {

  /** Parts of a contract that say what silver is made of from bronze. */
  private static final Set<String> REBUILT =
      Set.of("key", "latest", "position-within", "to", "money");

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
      List<Job> jobs = open.runner(1, Progress.silent()).jobs(lane);
      List<String> names = jobs.stream().map(Job::name).toList();
      Planned planned = new Planned(
          window,
          JobGraph.of(jobs),
          open.inputs(window),
          open.changes().stream().filter(change -> names.contains(change.job())).toList(),
          new TreeMap<>(),
          open.unfinishedRuns());
      if (!planned.changes().isEmpty()) {
        LineageGraph lineage = open.lineage();
        planned.changes().stream()
            .map(RecipeChanges.Change::job)
            .forEach(job -> planned.impact().put(job, impact(planned.graph(), job, lineage)));
      }
      if (options.isJson()) {
        output.json(document(planned));
      } else {
        tell(output, planned);
      }
      return ExitCode.OK.code();
    }
  }

  /**
   * What a run would do.
   *
   * @param inputs files by job
   * @param changes what jobs work by otherwise than when they last ran
   * @param impact by job whose definition changed, the tables that come of it
   * @param unfinished runs it would finish first
   */
  private record Planned(
      Window window,
      JobGraph graph,
      Map<String, List<PlannedInput>> inputs,
      List<RecipeChanges.Change> changes,
      Map<String, Set<String>> impact,
      List<String> unfinished) {

    List<PlannedInput> files(Job job) {
      return inputs.getOrDefault(job.name(), List.of());
    }
  }

  private void tell(Output output, Planned planned) {
    planned.unfinished().forEach(run -> output.line("first: finish " + run));
    output.line(
        lane + " from " + planned.window().from() + " to " + planned.window().to());
    List<List<String>> rows = new ArrayList<>();
    for (Job job : planned.graph().jobs()) {
      rows.add(List.of(job.name(), why(job, planned)));
    }
    output.table(List.of("job", "why"), rows);
    planned.inputs().values().stream()
        .flatMap(List::stream)
        .filter(input -> !input.why().equals("new"))
        .forEach(input -> output.line("  " + input.path() + ": " + input.why()));
    planned.changes().forEach(change -> output.line("  " + told(change)));
    planned.impact().forEach((job, tables) -> {
      if (!tables.isEmpty()) {
        output.line("  " + job + " goes into " + String.join(", ", tables));
      }
    });
  }

  /** The tables that are made from those a job writes, however many steps between. */
  private static Set<String> impact(JobGraph graph, String name, LineageGraph lineage) {
    Set<String> tables = new TreeSet<>();
    graph.jobs().stream()
        .filter(job -> job.name().equals(name))
        .flatMap(job -> job.writes().stream())
        .filter(table -> !Set.of("ops", "vault").contains(table.database()))
        .forEach(table -> {
          tables.add(table.id());
          tables.addAll(lineage.allTablesDown(table.id()));
        });
    return tables;
  }

  private static String told(RecipeChanges.Change change) {
    String says = change.job() + ": " + change.part() + " is " + change.change();
    boolean isRebuilt = REBUILT.contains(change.part()) && change.change().equals("changed");
    return isRebuilt
        ? says + "; for what is in silver already: tributary run "
            + change.job().replaceFirst("^ingest", "rebuild")
        : says;
  }

  private static String why(Job job, Planned planned) {
    List<PlannedInput> files = planned.files(job);
    long bytes = files.stream().mapToLong(PlannedInput::bytes).sum();
    List<String> why = new ArrayList<>();
    if (job.name().startsWith("ingest.")) {
      why.add(files.size() + " files, " + bytes + " bytes");
    }
    Set<String> before = planned.graph().upstream(job.name());
    if (!before.isEmpty()) {
      why.add("after " + String.join(", ", before));
    }
    long changes = planned.changes().stream()
        .filter(change -> change.job().equals(job.name()))
        .count();
    if (changes > 0) {
      why.add(changes + " changes of its definition");
    }
    return why.isEmpty() ? "every time" : String.join("; ", why);
  }

  private Map<String, Object> document(Planned planned) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("lane", lane);
    document.put("from", planned.window().from());
    document.put("to", planned.window().to());
    document.put("unfinished_runs", planned.unfinished());
    document.put("jobs", planned.graph().jobs().stream().map(Job::name).toList());
    document.put("files", planned.inputs());
    document.put(
        "changes",
        planned.changes().stream()
            .map(change ->
                Map.of("job", change.job(), "part", change.part(), "change", change.change()))
            .toList());
    document.put("impact", planned.impact());
    return document;
  }
}
