package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the jobs of a lane: takes the lease, finishes what a killed process left, runs the graph,
 * writes the ops tables, and makes a release where every job is good.
 */
public final class Runner {

  private final Lake lake;
  private final List<Job> jobs;
  private final RunnerSettings settings;

  public Runner(Lake lake, List<Job> jobs, RunnerSettings settings) {
    this.lake = lake;
    this.jobs = List.copyOf(jobs);
    this.settings = settings;
  }

  /**
   * Runs a lane or a job once.
   *
   * @throws LeaseHeld when another process writes the lake
   * @throws IllegalArgumentException when there is no such lane or job
   */
  public RunResult run(RunRequest request) {
    chosen(request.lane());
    try (Lease lease = Lease.take(settings.leaseFolder(), settings.leaseClock())) {
      JournalFiles files = journalFiles();
      List<RunResult> resumed = resume(files, lease);
      String runId = RunNames.next(lake, request);
      Journal journal = Journal.begin(files, runId, request);
      settings.killPoints().reach("run-started");
      RunResult result = finish(journal, lease, false);
      return new RunResult(runId, result.verdicts(), resumed);
    }
  }

  /** Finishes the runs a killed process left, and runs nothing else. */
  public List<RunResult> recover() {
    try (Lease lease = Lease.take(settings.leaseFolder(), settings.leaseClock())) {
      return resume(journalFiles(), lease);
    }
  }

  /** Runs that began and did not end; they are finished before the next one. */
  public List<String> unfinished() {
    return journalFiles().unfinished();
  }

  private JournalFiles journalFiles() {
    return new JournalFiles(lake.root(), lake.session().sessionState().newHadoopConf());
  }

  private List<RunResult> resume(JournalFiles files, Lease lease) {
    List<RunResult> resumed = new ArrayList<>();
    for (String runId : files.unfinished()) {
      Optional<Journal> journal = Journal.open(files, runId);
      if (journal.isPresent()) {
        resumed.add(finish(journal.get(), lease, true));
      } else {
        files.remove(runId);
      }
    }
    return resumed;
  }

  private RunResult finish(Journal journal, Lease lease, boolean isResumed) {
    List<Job> chosen = chosen(journal.request().lane());
    settings.progress().runStarted(journal.runId(), chosen.size(), isResumed);
    JobGraph graph = JobGraph.of(chosen);
    List<JobVerdict> verdicts = new GraphRun(graph, lake, journal, lease, settings).verdicts();
    RunResult result = new RunResult(journal.runId(), verdicts, List.of());
    new RunEnd(lake, journal, lease, settings.killPoints()).end(result, published(result, chosen));
    return result;
  }

  /** A whole lane publishes all its tables, what an earlier failed run left behind included. */
  private static List<TableSpec> published(RunResult result, List<Job> chosen) {
    return result.isGood()
        ? chosen.stream().flatMap(job -> job.writes().stream()).distinct().toList()
        : List.of();
  }

  private List<Job> chosen(String lane) {
    for (Cadence cadence : Cadence.values()) {
      if (cadence.name().equalsIgnoreCase(lane)) {
        return jobs.stream().filter(job -> cadence.includes(job.cadence())).toList();
      }
    }
    List<Job> named = jobs.stream().filter(job -> job.name().equals(lane)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no lane or job " + lane + ". Lanes: hourly, nightly. Jobs: "
              + String.join(", ", jobs.stream().map(Job::name).toList()) + ".");
    }
    return named;
  }
}
