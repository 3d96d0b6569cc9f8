package io.tributary.orchestration.airflow;

/**
 * What came of a request for a run.
 *
 * @param run the run
 * @param outcome whether this request started it
 */
public record Triggered(DagRun run, Outcome outcome) {

  /** Whether the request started the run. */
  public enum Outcome {
    STARTED,
    /** The server had it already, by an earlier request or for the same logical date. */
    FOUND
  }
}
