package io.tributary.job.cli;

import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Plain lines on stderr as jobs end. */
public final class ConsoleProgress implements Progress {

  private final PrintWriter out;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger all = new AtomicInteger();

  public ConsoleProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void runStarted(String runId, int jobs, boolean isResumed) {
    done.set(0);
    all.set(jobs);
    line((isResumed ? "resuming " : "run ") + runId + ": " + jobs + " jobs");
  }

  @Override
  public void jobStarted(String job) {}

  @Override
  public void jobEnded(JobVerdict verdict) {
    String state = verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    line(String.format(
        Locale.ROOT,
        "  %2d/%d  %-28s %-16s %,10d rows %7.1f s%s",
        done.incrementAndGet(),
        all.get(),
        verdict.job(),
        state,
        verdict.rows(),
        verdict.took().toMillis() / 1000.0,
        verdict.message().isEmpty() ? "" : "  " + verdict.message()));
  }

  private synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
