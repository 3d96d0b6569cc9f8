package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A task instance.
 *
 * @param key which one
 * @param state as the server writes it; empty before it is scheduled
 * @param attempt how many times it has been tried
 * @param operator what runs it
 * @param pool the pool it takes slots of
 * @param startedAt when it began
 * @param endedAt when it ended
 */
public record TaskInstance(
    TaskKey key,
    Optional<String> state,
    int attempt,
    Optional<String> operator,
    Optional<String> pool,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {

  /** Whether it ended badly, by itself or because one before it did. */
  public boolean isFailed() {
    return state
        .filter(word -> word.equals("failed") || word.equals("upstream_failed"))
        .isPresent();
  }
}
