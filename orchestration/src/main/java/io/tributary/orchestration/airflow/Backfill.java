package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A backfill.
 *
 * @param id its number
 * @param dagId the DAG
 * @param from the first logical date
 * @param to the last logical date
 * @param activity whether it starts further runs
 * @param completedAt when it ended
 */
public record Backfill(
    long id,
    String dagId,
    Instant from,
    Instant to,
    Activity activity,
    Optional<Instant> completedAt) {

  /** Whether a backfill starts further runs. */
  public enum Activity {
    ACTIVE,
    PAUSED,
    ENDED
  }
}
