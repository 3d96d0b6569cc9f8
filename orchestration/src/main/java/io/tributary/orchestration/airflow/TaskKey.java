package io.tributary.orchestration.airflow;

import java.util.OptionalInt;

/**
 * Which task instance.
 *
 * @param dagId the DAG
 * @param runId the run
 * @param taskId the task
 * @param mapIndex which of a mapped task's instances, from 0; empty for a task that is not mapped
 */
public record TaskKey(String dagId, String runId, String taskId, OptionalInt mapIndex) {

  /** The instance of a task that is not mapped. */
  public static TaskKey of(String dagId, String runId, String taskId) {
    return new TaskKey(dagId, runId, taskId, OptionalInt.empty());
  }
}
