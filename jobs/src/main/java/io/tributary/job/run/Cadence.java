package io.tributary.job.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a job runs; a nightly run includes the hourly jobs. */
public enum Cadence {
  HOURLY,
  NIGHTLY,
  /** Only when asked for by name. */
  ON_DEMAND;

  /** Whether a lane of this cadence runs jobs of that one. */
  public boolean includes(Cadence job) {
    return switch (this) {
      case HOURLY -> job == HOURLY;
      case NIGHTLY -> job == HOURLY || job == NIGHTLY;
      case ON_DEMAND -> false;
    };
  }

  /** The cadence whose lane has that name: hourly or nightly. */
  static Optional<Cadence> ofLane(String lane) {
    return Arrays.stream(values())
        .filter(cadence -> cadence != ON_DEMAND)
        .filter(cadence -> cadence.name().toLowerCase(Locale.ROOT).equals(lane))
        .findFirst();
  }
}
