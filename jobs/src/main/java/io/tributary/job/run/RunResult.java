package io.tributary.job.run;

import java.util.List;

/**
 * How a run ended.
 *
 * @param runId its name
 * @param verdicts one a job, in the order of the graph
 * @param resumed runs an earlier process had left unfinished, finished first
 */
public record RunResult(String runId, List<JobVerdict> verdicts, List<RunResult> resumed) {

  public RunResult {
    verdicts = List.copyOf(verdicts);
    resumed = List.copyOf(resumed);
  }

  /** Whether every job succeeded or had nothing to do. */
  public boolean isGood() {
    return verdicts.stream().allMatch(verdict -> verdict.outcome().isGood());
  }

  /** Whether no job wrote anything. */
  public boolean isIdle() {
    return verdicts.stream().allMatch(verdict -> verdict.rows() == 0) && isGood();
  }

  /** 0, or the highest status a job asks for. */
  public int exitCode() {
    return verdicts.stream()
        .mapToInt(verdict -> verdict.outcome().exitCode())
        .max()
        .orElse(0);
  }
}
