package io.tributary.job.run;

/** How often a job runs; a nightly run includes the hourly jobs. */
public enum Cadence {
  HOURLY,
  NIGHTLY;

  /** Whether a lane of this cadence runs jobs of that one. */
  public boolean includes(Cadence job) {
    return this == NIGHTLY || job == HOURLY;
  }
}
