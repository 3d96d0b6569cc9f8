package io.tributary.job.cli;

import io.tributary.job.bench.QuickDayData;
import io.tributary.job.bench.QuickDayResult;
import io.tributary.job.bench.QuickDayResult.Spread;
import io.tributary.job.bench.Rounds;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * A day of five-minute files and of the quick lane's runs, one every five minutes or when the one
 * before is over. The clock is simulated, what a run takes is measured: most runs in this process,
 * one in twenty-four in a process of its own; each counts as long as a process of its own takes.
 */
final class QuickDay {

  private static final int COLD_EVERY = 24;
  private static final double BOUND_MINUTES = 10;
  private static final double MILLIS = 1000;
  private static final double SECONDS = 60;

  private final Path folder;
  private final int files;
  private final Consumer<String> progress;
  private final QuickDayData data;
  private final List<Double> warm = new ArrayList<>();
  private final List<Double> cold = new ArrayList<>();
  private final Map<Instant, Double> seconds = new HashMap<>();
  private final Map<Instant, Boolean> isCold = new HashMap<>();

  private QuickDay(Path folder, int files, Consumer<String> progress) {
    this.folder = folder;
    this.files = files;
    this.progress = progress;
    this.data = new QuickDayData(folder.resolve("landing"));
  }

  /**
   * Runs the day.
   *
   * @param folder what is in it is written anew
   * @param files how many files, from midnight on
   */
  static QuickDayResult run(Path folder, int files, Consumer<String> progress) throws Exception {
    Rounds.delete(folder);
    QuickDay day = new QuickDay(folder, files, progress);
    day.writeWorkspace();
    try (OpenWorkspace open = OpenWorkspace.open(folder)) {
      day.runs(open);
      QuickDayResult result = day.result(open);
      Rounds.delete(folder);
      return result;
    }
  }

  private void writeWorkspace() throws IOException {
    Files.createDirectories(folder.resolve("strategies"));
    Files.writeString(folder.resolve("tributary.yaml"), """
        brand: bench
        zone: Asia/Shanghai
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        feeds: [miniprogram_events, miniprogram_orders]
        strategies: [moments]
        models: []
        """);
    Files.writeString(folder.resolve("strategies/searched.yaml"), """
        strategies:
          - strategy: searched
            version: 1
            names: {zh: 搜索, en: Searched}
            purpose: marketing
            trigger: {first: {source: events, where: event = 'search'}}
            once-per: 1d
            owner: bench
        """);
  }

  private void runs(OpenWorkspace open) throws Exception {
    int landed = 0;
    for (int run = 1; run <= files; run++) {
      Instant start = data.start(run);
      while (landed < files && !data.landed(landed).isAfter(start)) {
        data.land(landed);
        landed++;
      }
      boolean isOwn = run % COLD_EVERY == 0;
      long began = System.nanoTime();
      if (isOwn) {
        inAProcess(start);
      } else {
        inThisProcess(open, start);
      }
      double took = (System.nanoTime() - began) / 1e9;
      (isOwn ? cold : warm).add(took);
      seconds.put(start, took);
      isCold.put(start, isOwn);
      if (isOwn) {
        progress.accept("%d of %d runs; the last took %.1f s in a process of its own, others %.1f s"
            .formatted(run, files, took, Spread.of(warm).median()));
      }
    }
  }

  private void inThisProcess(OpenWorkspace open, Instant now) {
    Window window = new Window(now.minus(Duration.ofMinutes(QuickDayData.MINUTES)), now);
    RunResult result = open.runner(Runtime.getRuntime().availableProcessors(), Progress.silent())
        .run(new RunRequest("quick", window, now, 0).in(open.zone()));
    if (!result.isGood()) {
      throw new IllegalStateException("The run was no good: " + result);
    }
  }

  private void inAProcess(Instant now) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Rounds.java(Main.class.getName()));
    command.addAll(List.of("run", "quick", "--now", now.toString(), "-w", folder.toString()));
    Path log = folder.resolve("process.log");
    int code = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "A run ended with exit code " + code + ". Its messages are in " + log + ".");
    }
  }

  /** When each run was over, all counted as processes of their own that wait for one another. */
  private Map<Instant, Instant> ends() {
    double start =
        cold.isEmpty() ? 0 : Spread.of(cold).median() - Spread.of(warm).median();
    Map<Instant, Instant> ends = new HashMap<>();
    Instant free = data.start(0);
    for (int run = 1; run <= files; run++) {
      Instant due = data.start(run);
      double took = seconds.get(due) + (isCold.get(due) ? 0 : Math.max(0, start));
      Instant begun = due.isBefore(free) ? free : due;
      free = begun.plusMillis((long) (took * MILLIS));
      ends.put(due, free);
    }
    return ends;
  }

  private QuickDayResult result(OpenWorkspace open) throws ParseException {
    Map<Instant, Instant> ends = ends();
    List<Row> triggers = open.query("select fact_id, cast(unix_millis(due_at) as long) as due,"
            + " cast(unix_millis(created_at) as long) as created from gold.triggers")
        .collectAsList();
    List<Double> minutes = new ArrayList<>();
    for (Row trigger : triggers) {
      Instant due = Instant.ofEpochMilli(trigger.getLong(1));
      Instant landed = data.landed(QuickDayData.file(trigger.getString(0)));
      Instant end = ends.get(Instant.ofEpochMilli(trigger.getLong(2)));
      Instant ready = due.isAfter(landed) ? due : landed;
      minutes.add(Duration.between(ready, end).toMillis() / MILLIS / SECONDS);
    }
    return new QuickDayResult(
        files,
        triggers.size(),
        Spread.of(minutes),
        Spread.of(warm).median(),
        cold.isEmpty() ? 0 : Spread.of(cold).median(),
        BOUND_MINUTES);
  }
}
