package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over a graph: jobs whose upstream is done run side by side. */
final class GraphRun {

  private static final Logger LOG = LoggerFactory.getLogger(GraphRun.class);

  private final JobGraph graph;
  private final Lake lake;
  private final Journal journal;
  private final Lease lease;
  private final RunnerSettings settings;
  private final LineageBook lineage;
  private final Map<String, JobVerdict> done = new ConcurrentHashMap<>();

  GraphRun(JobGraph graph, Lake lake, Journal journal, Lease lease, RunnerSettings settings) {
    this.graph = graph;
    this.lake = lake;
    this.journal = journal;
    this.lease = lease;
    this.settings = settings;
    this.lineage = new LineageBook(lake);
  }

  /**
   * Runs every job not ended yet and says how each one ended, in the order of the graph.
   *
   * @throws LeaseHeld when another process has taken over
   * @throws RunStopped when the process is being stopped; the next run finishes this one
   */
  List<JobVerdict> verdicts() {
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallelJobs());
    try {
      run(new ExecutorCompletionService<>(threads));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunStopped(journal.runId(), e);
    } finally {
      stop(threads);
    }
    return graph.jobs().stream().map(job -> done.get(job.name())).toList();
  }

  /** No job may still write when the lease is given back. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean isInterrupted = false;
    boolean isOver = false;
    while (!isOver) {
      try {
        isOver = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(CompletionService<JobVerdict> threads) throws InterruptedException {
    Set<String> started = new HashSet<>();
    while (done.size() < graph.jobs().size()) {
      for (Job job : ready(started)) {
        started.add(job.name());
        var unused = threads.submit(() -> verdict(job));
      }
      JobVerdict verdict = next(threads);
      done.put(verdict.job(), verdict);
      settings.progress().jobEnded(verdict);
    }
  }

  private List<Job> ready(Set<String> started) {
    List<Job> ready = new ArrayList<>();
    for (Job job : graph.jobs()) {
      if (!started.contains(job.name()) && done.keySet().containsAll(graph.upstream(job.name()))) {
        ready.add(job);
      }
    }
    return ready;
  }

  /** An Error is a killed process in a test, or a broken JVM: the run is left to be finished. */
  private JobVerdict next(CompletionService<JobVerdict> threads) throws InterruptedException {
    try {
      return threads.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof LeaseHeld || e.getCause() instanceof RunStopped) {
        throw (RuntimeException) e.getCause();
      }
      throw new IllegalStateException(
          "Run " + journal.runId() + " failed outside a job; run again to finish it", e.getCause());
    }
  }

  private JobVerdict verdict(Job job) {
    JobVerdict verdict = journal.verdict(job.name()).orElseGet(() -> attempt(job));
    settings.killPoints().reach("job-ended:" + job.name());
    return verdict;
  }

  private JobVerdict attempt(Job job) {
    List<String> failed = graph.upstream(job.name()).stream()
        .filter(name -> !done.get(name).outcome().isGood())
        .toList();
    JobVerdict verdict = failed.isEmpty()
        ? execute(job)
        : new JobVerdict(
            job.name(),
            JobVerdict.Outcome.SKIPPED_UPSTREAM,
            0,
            Duration.ZERO,
            "needs " + String.join(", ", failed));
    journal.ended(verdict);
    return verdict;
  }

  private JobVerdict execute(Job job) {
    LOG.info("{} starts", job.name());
    settings.progress().jobStarted(job.name());
    settings.killPoints().reach("job-started:" + job.name());
    long start = System.nanoTime();
    Lake own = lake.with(OwnSession.like(lake.session()));
    JobRun run = new JobRun(job, journal.request(), journal, own, lease, settings, lineage);
    JobVerdict.Outcome outcome;
    String message = "";
    try {
      run.cost().begin();
      job.step().run(run);
      outcome =
          run.hasCommitted() ? JobVerdict.Outcome.COMMITTED : JobVerdict.Outcome.SKIPPED_NO_DATA;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      refuseVerdict(e);
      outcome = outcome(e);
      message = Failures.message(e);
      LOG.error("{} failed: {}", job.name(), message);
      LOG.debug("{} failed", job.name(), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.info("{} ends: {}, {} rows, {} s", job.name(), outcome, run.rows(), took.toSeconds());
    return new JobVerdict(job.name(), outcome, run.rows(), took, message);
  }

  /** A job that fails because the process ends or lost the lease has not failed: it is repeated. */
  private void refuseVerdict(Throwable failure) {
    if (failure instanceof LeaseHeld lost) {
      throw lost;
    }
    if (Thread.currentThread().isInterrupted()
        || Failures.caused(failure, InterruptedException.class)
        || lake.session().sparkContext().isStopped()) {
      throw new RunStopped(journal.runId(), failure);
    }
  }

  private static JobVerdict.Outcome outcome(Throwable e) {
    if (e instanceof JobFailures.BreakerTripped) {
      return JobVerdict.Outcome.BREAKER;
    }
    if (Failures.caused(e, JobFailures.ContractBroken.class)) {
      return JobVerdict.Outcome.CONTRACT;
    }
    return Failures.caused(e, JobFailures.InputNotReady.class)
        ? JobVerdict.Outcome.NOT_READY
        : JobVerdict.Outcome.FAILED;
  }
}
