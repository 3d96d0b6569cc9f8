package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.schema.TableSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of a lane: takes the lease, finishes what a killed process left, runs the graph,
 * writes the ops tables, and makes a release where every job is good.
 */
public final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** So many processes may die in a run without progress before it is given up. */
  private static final int ATTEMPTS = 10;

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
   * @throws RunStopped when the process is being stopped; the next run finishes this one
   * @throws IllegalArgumentException when there is no such lane or job
   */
  public RunResult run(RunRequest request) {
    chosen(request);
    try (Lease lease = Lease.take(settings.lease(), settings.leaseClock())) {
      JournalFiles files = journalFiles();
      List<RunResult> resumed = resume(files, lease);
      String runId = RunNames.next(lake, request);
      long release = Release.newest(lake).map(Release::sequence).orElse(0L);
      Journal journal = Journal.begin(files, lease, runId, request, release);
      settings.killPoints().reach("run-started");
      RunResult result = finish(journal, lease, false);
      return new RunResult(runId, result.verdicts(), resumed);
    }
  }

  /** Finishes the runs a killed process left, and runs nothing else. */
  public List<RunResult> recover() {
    try (Lease lease = Lease.take(settings.lease(), settings.leaseClock())) {
      return resume(journalFiles(), lease);
    }
  }

  /** Runs that began and did not end; they are finished before the next one. */
  public List<String> unfinished() {
    return journalFiles().unfinished();
  }

  /**
   * The jobs of a lane, or the one of that name.
   *
   * @throws IllegalArgumentException when there is no such lane or job
   */
  public List<Job> jobs(String lane) {
    return lane(lane);
  }

  private JournalFiles journalFiles() {
    return new JournalFiles(lake.root(), lake.session().sessionState().newHadoopConf());
  }

  private List<RunResult> resume(JournalFiles files, Lease lease) {
    files.sweep();
    List<RunResult> resumed = new ArrayList<>();
    for (String runId : files.unfinished()) {
      Optional<Journal> journal = Journal.open(files, lease, runId);
      if (journal.isPresent()) {
        resumed.add(resume(journal.get(), lease));
      } else {
        files.remove(runId);
      }
    }
    return resumed;
  }

  private RunResult resume(Journal journal, Lease lease) {
    if (journal.resumed() > ATTEMPTS) {
      return giveUp(journal, lease, "given up: " + ATTEMPTS + " processes in a row died in it");
    }
    try {
      chosen(journal.request());
    } catch (IllegalArgumentException e) {
      return giveUp(journal, lease, "given up: " + e.getMessage());
    }
    return finish(journal, lease, true);
  }

  /** Ends a run that nobody can finish, so that it does not stand in the way of every later one. */
  private RunResult giveUp(Journal journal, Lease lease, String why) {
    LOG.error("{} is {}", journal.runId(), why);
    JobVerdict verdict =
        new JobVerdict(journal.request().lane(), JobVerdict.Outcome.FAILED, 0, Duration.ZERO, why);
    RunResult result = new RunResult(journal.runId(), List.of(verdict), List.of());
    new RunEnd(lake, journal, lease, settings.killPoints()).end(result, List.of());
    return result;
  }

  private RunResult finish(Journal journal, Lease lease, boolean isResumed) {
    List<Job> chosen = chosen(journal.request());
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

  private List<Job> chosen(RunRequest request) {
    List<Job> lane = lane(request.lane());
    Set<String> names = lane.stream().map(Job::name).collect(Collectors.toCollection(TreeSet::new));
    for (String only : request.onlyJobs()) {
      if (!names.contains(only)) {
        throw new IllegalArgumentException("There is no job " + only + " in the lane "
            + request.lane() + ". It has " + String.join(", ", names) + ".");
      }
    }
    return lane.stream()
        .filter(job -> request.onlyJobs().isEmpty() || request.onlyJobs().contains(job.name()))
        .toList();
  }

  private List<Job> lane(String name) {
    Optional<Cadence> cadence = Cadence.ofLane(name);
    List<Job> lane = jobs.stream()
        .filter(job -> cadence
            .map(each -> each.includes(job.cadence()))
            .orElseGet(() -> job.name().equals(name)))
        .toList();
    if (lane.isEmpty() && cadence.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no lane or job " + name + ". Lanes: quick, hourly, nightly. Jobs: "
              + String.join(", ", jobs.stream().map(Job::name).toList()) + ".");
    }
    return lane;
  }
}
