package io.tributary.orchestration.airflow;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs of DAGs. */
public interface Runs {

  /**
   * Starts a run, or finds it started. The request carries its run id, so a repeated request ends
   * in one run: when the server has a run of that id or logical date, it counts as this one only if
   * its conf is the same.
   *
   * @throws AirflowException for {@link AirflowException.Reason#CONFLICT} when another run stands
   *     under that id or date; the message names it
   */
  Triggered trigger(TriggerRequest request);

  /** The run; empty where there is none. */
  Optional<DagRun> find(String dagId, String runId);

  /**
   * Runs that fit, newest first, page by page as the stream is read.
   *
   * @throws AirflowException for {@link AirflowException.Reason#NOT_FOUND} when the query names one
   *     DAG and there is none of that name
   */
  Stream<DagRun> list(RunQuery query);

  /**
   * Waits until the run has ended: by the server's long poll from 3.1 on, else by asking.
   *
   * @param interval how long to wait between two questions
   * @param atMost how long to wait in all
   * @return the run as last seen; not ended where the time was up first
   */
  DagRun await(String dagId, String runId, Duration interval, Duration atMost);

  /** Sets a run's state: queued, success or failed. */
  DagRun state(String dagId, String runId, RunState state);

  /** Sets a run's note, at most 1,000 characters. */
  DagRun note(String dagId, String runId, String note);
}
