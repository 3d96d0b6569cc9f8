package io.tributary.job.run;

/** The process is being stopped in the middle of a run; the next one finishes it. Exit 1. */
public final class RunStopped extends RuntimeException {
  RunStopped(String runId, Throwable cause) {
    super("Run " + runId + " was stopped. Run again: it is finished first.", cause);
  }
}
