package io.tributary.job.cli;

import io.tributary.job.bench.Contestant;
import io.tributary.job.bench.IngestBenchmark;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;

/** The product in the ingest benchmark: an hourly run of a workspace with the two feeds. */
final class TributaryIngest implements Contestant {

  private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

  @Override
  public String name() {
    return "tributary";
  }

  @Override
  public String says() {
    return "an hourly run: bronze, quarantine, silver, vault; tokens and encryption included";
  }

  @Override
  public Work prepare(Path data, Path output) throws IOException {
    Path workspace = output.resolve("workspace");
    Files.createDirectories(workspace);
    Files.writeString(workspace.resolve("tributary.yaml"), """
        brand: bench
        zone: Asia/Shanghai
        currency: CNY
        lake: %s
        landing: %s
        keys: generated
        feeds: [%s]
        tags: []
        audiences: []
        """.formatted(
        output.resolve("lake"), data.resolve("landing"), String.join(", ", IngestBenchmark.FEEDS)));
    OpenWorkspace open = OpenWorkspace.open(workspace);
    open.lake().session();
    return () -> run(open);
  }

  private static void run(OpenWorkspace open) {
    Window window = new Window(Instant.parse("2026-03-01T00:00:00Z"), NOW);
    RunResult result = open.runner(Runtime.getRuntime().availableProcessors(), Progress.silent())
        .run(new RunRequest("hourly", window, NOW, 0)
            .in(open.zone())
            .only(IngestBenchmark.FEEDS.stream()
                .map(feed -> "ingest." + feed)
                .collect(Collectors.toSet())));
    if (!result.isGood()) {
      throw new IllegalStateException("The run was no good: " + result);
    }
  }
}
