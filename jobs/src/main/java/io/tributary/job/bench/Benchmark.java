package io.tributary.job.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Work that several contestants do on the same input. */
public interface Benchmark {

  /** What {@code tributary bench} calls it. */
  String name();

  /** Who takes part; the product comes first. */
  List<Contestant> contestants();

  /** Upper bounds of ratios, by the ratio's name: product over contestant. */
  Map<String, Double> bounds();

  /**
   * Writes the input.
   *
   * @param size in megabytes or rows, as the benchmark counts
   * @return what it is, for people
   */
  String writeData(Path data, long size) throws IOException;
}
