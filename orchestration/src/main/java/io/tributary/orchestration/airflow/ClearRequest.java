package io.tributary.orchestration.airflow;

import java.util.List;
import java.util.Set;

/**
 * Which task instances of a run to clear.
 *
 * @param dagId the DAG
 * @param runId the run
 * @param tasks its tasks, or single instances of mapped ones (3.x only); none for all
 * @param states which of them
 * @param along what is cleared with them
 * @param mode for real or not
 */
public record ClearRequest(
    String dagId, String runId, List<TaskKey> tasks, States states, Set<Along> along, Mode mode) {

  /** Which task instances, by their state. */
  public enum States {
    FAILED,
    ALL
  }

  /** What is cleared with a task instance. */
  public enum Along {
    UPSTREAM,
    DOWNSTREAM
  }

  /** Whether anything is cleared. */
  public enum Mode {
    DRY_RUN,
    FOR_REAL
  }

  public ClearRequest {
    tasks = List.copyOf(tasks);
    along = Set.copyOf(along);
    for (TaskKey task : tasks) {
      if (!task.dagId().equals(dagId) || !task.runId().equals(runId)) {
        throw new IllegalArgumentException("Task " + task.taskId() + " belongs to run "
            + task.runId() + " of " + task.dagId() + ", not to " + runId + " of " + dagId + ".");
      }
    }
  }
}
