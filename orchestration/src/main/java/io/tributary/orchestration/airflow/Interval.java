package io.tributary.orchestration.airflow;

import java.time.Instant;

/**
 * The half-open time a run is for.
 *
 * @param from its start
 * @param to its end, excluded
 */
public record Interval(Instant from, Instant to) {

  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The interval ends at " + to + ", before it begins at " + from + ". Swap them.");
    }
  }
}
