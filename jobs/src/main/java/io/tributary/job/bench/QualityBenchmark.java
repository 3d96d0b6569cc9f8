package io.tributary.job.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One night of a workspace with all its checks, and without any.
 *
 * @param checked the night with its checks; it comes first
 * @param unchecked the same night without
 * @param night what a process that takes part reads: workspace, start and end, a line each
 */
public record QualityBenchmark(Contestant checked, Contestant unchecked, List<String> night)
    implements Benchmark {

  /** The file that says which night it is. */
  public static final String NIGHT = "night.txt";

  /** Checks that are a fifth of a night make it a quarter longer than it is without. */
  private static final double BOUND = 1.25;

  public QualityBenchmark {
    night = List.copyOf(night);
  }

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(checked, unchecked);
  }

  @Override
  public Map<String, Double> bounds() {
    return Map.of(checked.name() + " / " + unchecked.name(), BOUND);
  }

  @Override
  public String writeData(Path data, long size) throws IOException {
    Files.writeString(data.resolve(NIGHT), String.join("\n", night));
    return "the night from " + night.get(1) + " to " + night.get(2) + " of " + night.get(0);
  }
}
