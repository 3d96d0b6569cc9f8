package io.tributary.sample;

import io.tributary.job.cli.Main;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.lake.Fingerprint;
import io.tributary.job.publish.PublishJobs;
import io.tributary.job.run.Job;
import io.tributary.job.run.KillPoints;
import io.tributary.job.run.Release;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.Wiring;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Commits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A demo's folder whose runs are killed.
 *
 * @param folder with {@code workspace landing lake}
 */
record CrashDemo(Path folder) {

  /** Of commits: chance, and what a write costs, which is another each time. */
  private static final Set<String> LEFT_OUT = Set.of(
      Commits.VERSION.name(),
      Commits.TASK_SECONDS.name(),
      Commits.CPU_SECONDS.name(),
      Commits.BYTES_READ.name(),
      Commits.BYTES_WRITTEN.name());

  private static final long SEED = 7;

  /** A run killed in this process, where nothing of the product catches it. */
  static final class Killed extends Error {
    Killed(String place) {
      super(place);
    }
  }

  /**
   * A nightly run.
   *
   * @param from start of its window
   * @param to end of its window; the run's clock is two hours later
   */
  record Night(Instant from, Instant to) {

    RunRequest request(OpenWorkspace open) {
      return new RunRequest("nightly", new Window(from, to), now(), SEED).in(open.zone());
    }

    Instant now() {
      return to.plusSeconds(7200);
    }
  }

  /** The same demo in another folder beside it, as it is now. */
  CrashDemo copy(String name) throws IOException {
    CrashDemo copy = new CrashDemo(folder.resolveSibling(name));
    for (String part : List.of("workspace", "landing", "lake")) {
      copy.take(this, part);
    }
    return copy;
  }

  /** Lands what has landed in the other. */
  void landLike(CrashDemo other) throws IOException {
    take(other, "landing");
  }

  private void take(CrashDemo other, String part) throws IOException {
    Path from = other.folder().resolve(part);
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = folder.resolve(part).resolve(from.relativize(path).toString());
        if (!Files.exists(target)) {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Starts {@code tributary run nightly} as a child with this process's own options. */
  Process start(Night night) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "nightly", "-w", folder.resolve("workspace").toString()));
    command.addAll(List.of("--from", night.from().toString(), "--to", night.to().toString()));
    command.addAll(List.of("--now", night.now().toString(), "--seed", Long.toString(SEED)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(
            folder.resolveSibling(folder.getFileName() + ".log").toFile()))
        .start();
  }

  /** Whether a run has begun and not ended, as its journal tells. */
  boolean isRunning() throws IOException {
    Path journal = folder.resolve("lake/_journal");
    if (!Files.isDirectory(journal)) {
      return false;
    }
    try (Stream<Path> runs = Files.list(journal)) {
      return runs.anyMatch(run -> !run.getFileName().toString().startsWith("."));
    }
  }

  /** Runs the night in this process; what an earlier one left is finished first. */
  RunResult run(Night night, KillPoints points) {
    try (OpenWorkspace open = open()) {
      return runner(open, points).run(night.request(open));
    }
  }

  /** Finishes what a killed run left, and runs nothing else. */
  List<RunResult> recover(KillPoints points) {
    try (OpenWorkspace open = open()) {
      return runner(open, points).recover();
    }
  }

  long releases() {
    try (OpenWorkspace open = open()) {
      return Release.newest(open.lake()).map(Release::sequence).orElse(0L);
    }
  }

  /**
   * The fingerprints of all tables, those about runs and the vault included. Which of two jobs that
   * write one table side by side came first is chance, and so are the versions they wrote.
   */
  Map<String, String> everything() {
    return fingerprints(Set.of(), table -> table.equals(Commits.TABLE) ? LEFT_OUT : Set.of());
  }

  /** The fingerprints as a user sees them, of what does not tell of single runs. */
  Map<String, String> business() {
    return fingerprints(Set.of("ops", "vault"), table -> Fingerprint.TECHNICAL);
  }

  private Map<String, String> fingerprints(
      Set<String> databases, Function<TableSpec, Set<String>> ignored) {
    Map<String, String> fingerprints = new TreeMap<>();
    try (OpenWorkspace open = open()) {
      for (TableSpec table : open.tables()) {
        if (!databases.contains(table.database()) && open.lake().exists(table)) {
          fingerprints.put(
              table.id(), Fingerprint.of(open.lake().read(table), ignored.apply(table)));
        }
      }
    }
    return fingerprints;
  }

  /** One job at a time, so that the death of one does not undo what another was about. */
  private static Runner runner(OpenWorkspace open, KillPoints points) {
    RunnerSettings settings = RunnerSettings.forLake(open.lake().root(), new Configuration())
        .withParallelJobs(1)
        .withKillPoints(points);
    List<Job> jobs = new ArrayList<>(new Wiring(open.settings()).jobs());
    jobs.addAll(PublishJobs.of(open.publishing()).jobs());
    return new Runner(open.lake(), jobs, settings);
  }

  /** Makes the keys where there are none. */
  OpenWorkspace open() {
    return OpenWorkspace.open(folder.resolve("workspace"));
  }
}
