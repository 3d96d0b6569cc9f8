package io.tributary.job.lake;

/**
 * Who writes: put into every commit, so that a repeated write finds the one before it.
 *
 * @param runId the run
 * @param job the job
 * @param step which of the job's writes to the table, where it makes several
 * @param fence the lease's fencing token
 */
public record WriteTag(String runId, String job, String step, long fence) {

  /** The text in a commit's userMetadata. */
  String metadata() {
    return "{\"run\":\"%s\",\"job\":\"%s\",\"step\":\"%s\",\"fence\":%d}"
        .formatted(runId, job, step, fence);
  }

  /** Whether that userMetadata was written by the same step of the same run, under any fence. */
  boolean wrote(String metadata) {
    return metadata.startsWith(
        "{\"run\":\"%s\",\"job\":\"%s\",\"step\":\"%s\",".formatted(runId, job, step));
  }
}
