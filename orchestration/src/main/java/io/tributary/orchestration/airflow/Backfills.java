package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Backfills: runs of a DAG for past dates, made by the server. A 2.x server has none, and each call
 * then ends in an {@link AirflowException} for {@link AirflowException.Reason#UNSUPPORTED}.
 */
public interface Backfills {

  /** The logical dates a backfill would make runs for; makes none. */
  List<Instant> preview(BackfillRequest request);

  /** Starts a backfill. Not repeated when its outcome is unknown. */
  Backfill start(BackfillRequest request);

  /** The backfills of a DAG, page by page as the stream is read. */
  Stream<Backfill> list(String dagId);

  /** Starts no further runs for now. */
  Backfill pause(long backfillId);

  /** Goes on after a pause. */
  Backfill unpause(long backfillId);

  /** Ends a backfill; runs that have begun go on. */
  Backfill cancel(long backfillId);
}
