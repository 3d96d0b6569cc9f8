package io.tributary.job.cli;

import io.tributary.job.report.Page;
import io.tributary.job.report.Report;
import io.tributary.job.report.ReportFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary report}: one page that sums up the newest release. */
@Command(
    name = "report",
    description = "Write one self-contained HTML page that sums up the newest release.",
    mixinStandardHelpOptions = true)
final class ReportVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "report/index.html below the current folder by default.")
  private Path out = Path.of("report", "index.html");

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Page page = Report.of(open.brand(), new ReleaseSource(open));
      ReportFile.write(page, out);
      Output output = new Output(spec.commandLine().getOut());
      if (options.isJson()) {
        output.json(Map.of("report", out.toString(), "sections", page.sections().size()));
      } else {
        output.line("Wrote " + out + "; open it in a browser.");
      }
      return ExitCode.OK.code();
    }
  }
}
