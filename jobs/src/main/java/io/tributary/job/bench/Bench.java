package io.tributary.job.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs a benchmark: its input once, then its contestants in processes of their own. */
public final class Bench {

  private Bench() {}

  /**
   * Runs all rounds.
   *
   * @param folder for input, outputs and logs; what is in its {@code data} is written anew
   * @param size of the input, as the benchmark counts it
   * @param call main class and arguments that make a process call {@link #runContestant}
   */
  public static BenchResult run(
      Benchmark benchmark,
      Path folder,
      long size,
      int rounds,
      List<String> call,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Rounds.delete(data);
    Files.createDirectories(data);
    String input = benchmark.writeData(data, size);
    progress.accept(input);
    BenchResult result = BenchResult.of(
        benchmark.name(),
        input,
        benchmark.contestants().get(0).name(),
        new Rounds(folder, call, progress).run(benchmark.contestants(), rounds),
        benchmark.bounds());
    Rounds.delete(data);
    return result;
  }

  /** Lets one contestant work in this process and writes what it took beside the input. */
  public static void runContestant(Benchmark benchmark, String name, Path folder) throws Exception {
    Contestant contestant = benchmark.contestants().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no contestant " + name + "."));
    Contestant.Work work = contestant.prepare(folder.resolve("data"), folder.resolve("output"));
    Measured.of(work).write(folder.resolve(name + ".json"));
  }
}
