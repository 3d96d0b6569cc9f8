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

/** {@code tributary run}: a lane or a job once; finishes what a killed run left, first. */
@Command(
    name = "run",
    description = "Run a lane (nightly, hourly, quick) or one job for a window.",
    mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Mixin
  private WindowOptions windows;

  @Mixin
  private LaneOptions lanes;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "LANE|JOB", description = "nightly, hourly, quick, or a job's name.")
  private String lane;

  @Option(names = "--airflow", description = "Exit 99 when there was nothing to do.")
  private boolean isAirflow;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Jobs side by side; the number of cores by default.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Window window = windows.window(lane, open);
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
      Runner runner = open.runner(parallel, progress);
      RunRequest request = new RunRequest(lane, window, windows.now(open.zone()), windows.seed())
          .in(open.zone())
          .only(lanes.only(runner.jobs(lane)));
      RunResult result = new RunNotices(open, spec.commandLine().getErr()).told(runner, request);
      RunReport.print(output, options.isJson(), result);
      boolean isNothing = isAirflow && result.isIdle();
      return isNothing ? ExitCode.NOTHING.code() : result.exitCode();
    }
  }
}
