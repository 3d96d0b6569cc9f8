package io.tributary.job.cli;

import io.tributary.job.bench.Contestant;
import io.tributary.job.bench.QualityBenchmark;
import io.tributary.job.run.Job;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.Window;
import io.tributary.schema.quality.QualityRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One night of a workspace on a lake of its own, deliveries left out.
 *
 * @param name what the benchmark calls it
 * @param rules what is checked; as the workspace says where empty
 */
record BenchNight(String name, Optional<QualityRules> rules) implements Contestant {

  @Override
  public String says() {
    return rules.isEmpty() ? "the night with all its checks" : "the same night without any";
  }

  @Override
  public Work prepare(Path data, Path output) throws IOException {
    List<String> night = Files.readAllLines(data.resolve(QualityBenchmark.NIGHT));
    OpenWorkspace open =
        OpenWorkspace.open(Path.of(night.get(0)), output.resolve("lake").toString());
    Window window =
        new Window(Times.at(night.get(1), open.zone()), Times.at(night.get(2), open.zone()));
    return () -> run(open, window);
  }

  private void run(OpenWorkspace open, Window window) {
    Runner runner =
        open.runner(Runtime.getRuntime().availableProcessors(), Progress.silent(), rules);
    RunResult result = runner.run(new RunRequest("nightly", window, window.to(), 0)
        .in(open.zone())
        .only(runner.jobs("nightly").stream()
            .map(Job::name)
            .filter(job -> !job.startsWith("publish."))
            .collect(Collectors.toSet())));
    if (!result.isGood()) {
      throw new IllegalStateException("The night was no good: " + result);
    }
  }
}
