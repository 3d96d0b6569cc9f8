package io.tributary.job.cli;

import io.tributary.job.wiring.FeedTestRun;
import io.tributary.job.workspace.FeedTestFiles;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedTest;
import io.tributary.schema.contract.FeedTestFile;
import io.tributary.schema.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary test}: the examples written beside the feeds. */
@Command(
    name = "test",
    description = "Run the examples of feeds: given records, expected rows. Writes nothing.",
    mixinStandardHelpOptions = true)
final class TestVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Parameters(paramLabel = "FEED", description = "Feeds to try; all that have examples by default.")
  private final List<String> feeds = new ArrayList<>();

  @Spec
  private CommandSpec spec;

  /**
   * One example's end.
   *
   * @param place file and line
   * @param problems what is other than expected
   */
  record Tried(String feed, String says, String place, List<String> problems) {}

  @Override
  public Integer call() {
    List<Tried> tried = new ArrayList<>();
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      List<FeedTestFile> files = FeedTestFiles.of(open.workspace());
      refuseUnknown(files);
      for (FeedTestFile file : files) {
        if (feeds.isEmpty() || feeds.contains(file.feed())) {
          tried.addAll(tried(open, file));
        }
      }
    }
    print(tried);
    return tried.stream().allMatch(one -> one.problems().isEmpty())
        ? ExitCode.OK.code()
        : ExitCode.OTHER.code();
  }

  private void refuseUnknown(List<FeedTestFile> files) {
    List<String> known = files.stream().map(FeedTestFile::feed).distinct().toList();
    for (String feed : feeds) {
      if (!known.contains(feed)) {
        throw new IllegalArgumentException("No examples are written for feed '" + feed + "'. "
            + DidYouMean.hint(feed, known) + " Own ones go into feeds/tests/" + feed + ".yaml.");
      }
    }
  }

  private static List<Tried> tried(OpenWorkspace open, FeedTestFile file) {
    FeedContract contract = open.settings().feeds().stream()
        .filter(one -> one.feed().equals(file.feed()))
        .findFirst()
        .orElseThrow();
    FeedTestRun run = new FeedTestRun(open.lake().session(), contract, open.settings());
    List<Tried> tried = new ArrayList<>();
    for (FeedTest test : file.tests()) {
      String place = test.place().file() + ":" + test.place().line();
      tried.add(new Tried(file.feed(), test.says(), place, run.problems(test)));
    }
    return tried;
  }

  private void print(List<Tried> tried) {
    Output output = new Output(spec.commandLine().getOut());
    List<Tried> failed = tried.stream().filter(one -> !one.problems().isEmpty()).toList();
    if (options.isJson()) {
      output.json(Map.of("tests", tried.size(), "failed", failed.size(), "results", tried));
      return;
    }
    for (Tried one : failed) {
      output.line("FAILED " + one.feed() + ": " + one.says() + " (" + one.place() + ")");
      one.problems().forEach(problem -> output.line("  " + problem));
    }
    output.line(tried.size() + " examples, " + failed.size() + " failed");
  }
}
