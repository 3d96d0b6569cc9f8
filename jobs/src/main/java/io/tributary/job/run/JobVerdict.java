package io.tributary.job.run;

import java.time.Duration;

/**
 * How a job ended.
 *
 * @param job its name
 * @param outcome what became of it
 * @param rows rows written to all its tables
 * @param took real time
 * @param message why, where it did not succeed
 */
public record JobVerdict(String job, Outcome outcome, long rows, Duration took, String message) {

  /** What became of a job, with the exit status it asks for. */
  public enum Outcome {
    COMMITTED(0),
    /** There was no input; final. */
    SKIPPED_NO_DATA(0),
    /** A job it needs did not succeed. */
    SKIPPED_UPSTREAM(0),
    FAILED(1),
    NOT_READY(3),
    BREAKER(4),
    CONTRACT(5);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }

    /** Whether what follows may rely on the job's tables. */
    public boolean isGood() {
      return this == COMMITTED || this == SKIPPED_NO_DATA;
    }
  }
}
