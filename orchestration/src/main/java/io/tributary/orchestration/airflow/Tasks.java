package io.tributary.orchestration.airflow;

import java.util.List;
import java.util.stream.Stream;

/** Task instances of runs. */
public interface Tasks {

  /** All of a run, page by page as the stream is read. */
  Stream<TaskInstance> list(String dagId, String runId);

  /** One of them. */
  TaskInstance find(TaskKey task);

  /**
   * The lines an attempt has logged so far.
   *
   * @param attempt from 1
   */
  List<String> log(TaskKey task, int attempt);

  /**
   * Clears task instances, so that they run again; or tells which it would clear. Clearing for real
   * is not repeated: an instance that has begun again would be stopped.
   *
   * @return the task instances concerned
   */
  List<ClearedTask> clear(ClearRequest request);

  /**
   * Clears all task instances of a run. Not repeated when for real.
   *
   * @return the task instances concerned; of a server that does not say so, none
   */
  List<ClearedTask> clearRun(String dagId, String runId, ClearRequest.Mode mode);

  /** Sets a task instance's state by hand. */
  void verdict(TaskKey task, TaskVerdict verdict);

  /** Sets a task instance's note, at most 1,000 characters. */
  void note(TaskKey task, String note);
}
