package io.tributary.job.cli;

import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.Window;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary backfill}: history as one wide window, which costs one write a table. */
@Command(
    name = "backfill",
    description = "Run a lane or a job over a whole range of days as one window.",
    mixinStandardHelpOptions = true)
final class BackfillVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Mixin
  private LaneOptions lanes;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "LANE|JOB",
      defaultValue = "nightly",
      description = "nightly by default.")
  private String lane;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "First day (2026-06-01) or instant.")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "Day or instant after the last one.")
  private String to;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "The run's clock; real time by default.")
  private String now = "";

  @Option(names = "--seed", description = "Seed of everything random.")
  private long seed;

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Window window = new Window(Times.at(from, open.zone()), Times.at(to, open.zone()));
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
      Runner runner = open.runner(Runtime.getRuntime().availableProcessors(), progress);
      RunRequest request = new RunRequest(lane, window, Times.now(now, open.zone()), seed)
          .in(open.zone())
          .only(lanes.only(runner.jobs(lane)));
      RunResult result = new RunNotices(open, spec.commandLine().getErr()).told(runner, request);
      RunReport.print(new Output(spec.commandLine().getOut()), options.isJson(), result);
      return result.exitCode();
    }
  }
}
