package io.tributary.orchestration.airflow;

/**
 * An Airflow server, 2.x or 3.x. Every call ends within the {@link Limits} it was opened with, by a
 * result or by an {@link AirflowException} that says what the server said and what to do. Calls are
 * repeated after 429, 5xx, time-outs and broken connections only where that does no harm. Safe for
 * use by several threads.
 */
public interface AirflowClient {

  /** The server's version, as it was when the client was opened. */
  ServerVersion version();

  /** How the parts of the server are. */
  Health health();

  /** Stops the scheduling of a DAG; runs that have begun go on. */
  void pause(String dagId);

  /** Lets a DAG be scheduled again. */
  void unpause(String dagId);

  /** Runs of DAGs. */
  Runs runs();

  /** Task instances of runs. */
  Tasks tasks();

  /** Backfills, which a server has from 3.0 on. */
  Backfills backfills();

  /** Variables, connections and pools. */
  Settings settings();

  /**
   * Tells the server that a dataset (2.9 and later) or asset (3.x) has new data. Not repeated: each
   * event may start runs.
   */
  void announce(DataEvent event);
}
