package io.tributary.job.run;

/** What a job does; safe to repeat. */
@FunctionalInterface
public interface Step {

  /**
   * Reads, transforms and commits through the run.
   *
   * @throws Exception when the job fails; what it committed stays and is found again
   */
  void run(JobRun run) throws Exception;
}
