package io.tributary.job.bench;

import java.nio.file.Path;

/** Somebody who does the work of a benchmark, in a process of its own. */
public interface Contestant {

  /** What tables and JSON call it, such as {@code spark-floor}. */
  String name();

  /** One line on what exactly it does. */
  String says();

  /**
   * Opens what it needs before the clock starts, such as a session.
   *
   * @param data the folder of the input, as the benchmark wrote it
   * @param output an empty folder for what it writes
   * @return the work to be measured
   */
  Work prepare(Path data, Path output) throws Exception;

  /** What is measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
