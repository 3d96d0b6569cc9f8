package io.tributary.job.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a job runs; a slower lane includes the jobs of the faster ones. */
public enum Cadence {
  /** Every few minutes. */
  QUICK,
  HOURLY,
  NIGHTLY,
  /** Only when asked for by name. */
  ON_DEMAND;

  /** Whether a lane of this cadence runs jobs of that one. */
  public boolean includes(Cadence job) {
    return switch (this) {
      case QUICK, HOURLY, NIGHTLY -> job.compareTo(this) <= 0;
      case ON_DEMAND -> false;
    };
  }

  /** The cadence whose lane has that name: quick, hourly or nightly. */
  static Optional<Cadence> ofLane(String lane) {
    return Arrays.stream(values())
        .filter(cadence -> cadence != ON_DEMAND)
        .filter(cadence -> cadence.name().toLowerCase(Locale.ROOT).equals(lane))
        .findFirst();
  }
}
