package io.tributary.job.run;

import java.time.Instant;

/**
 * The half-open stretch of time a run is for.
 *
 * @param from its start, included
 * @param to its end, excluded
 */
public record Window(Instant from, Instant to) {

  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("The window from " + from + " to " + to
          + " is empty: a run of it would read nothing." + " Give a --to after --from.");
    }
  }

  /** As ops.dq_metrics has it: {@code from/to}; sorts by time. */
  public String text() {
    return from + "/" + to;
  }
}
