package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Backfills of a server that has none. */
record NoBackfills(Api api) implements Backfills {

  @Override
  public List<Instant> preview(BackfillRequest request) {
    throw none();
  }

  @Override
  public Backfill start(BackfillRequest request) {
    throw none();
  }

  @Override
  public Stream<Backfill> list(String dagId) {
    throw none();
  }

  @Override
  public Backfill pause(long backfillId) {
    throw none();
  }

  @Override
  public Backfill unpause(long backfillId) {
    throw none();
  }

  @Override
  public Backfill cancel(long backfillId) {
    throw none();
  }

  private AirflowException none() {
    return api.unsupported(
        "backfill on the server",
        "Its REST interface has backfills from 3.0 on. Trigger a run for" + " the time instead.");
  }
}
