package io.tributary.job.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A run somebody asks for; all that its result depends on beside the input.
 *
 * @param lane nightly, hourly, quick, or one job's name
 * @param window the time it is for
 * @param now the clock of the whole run
 * @param seed the seed of everything random
 * @param zone the workspace's zone: where days begin
 * @param onlyJobs the jobs of the lane to run; empty for all of them
 */
public record RunRequest(
    String lane, Window window, Instant now, long seed, ZoneId zone, Set<String> onlyJobs) {

  public RunRequest {
    onlyJobs = Set.copyOf(onlyJobs);
    if (lane.isBlank()) {
      throw new IllegalArgumentException(
          "A run needs a lane: nightly, hourly, quick, or a job's name.");
    }
  }

  /** All jobs of a lane, with days in UTC. */
  public RunRequest(String lane, Window window, Instant now, long seed) {
    this(lane, window, now, seed, ZoneOffset.UTC, Set.of());
  }

  /** The same with days that begin in that zone. */
  public RunRequest in(ZoneId other) {
    return new RunRequest(lane, window, now, seed, other, onlyJobs);
  }

  /** The same with only those jobs of the lane. */
  public RunRequest only(Set<String> jobs) {
    return new RunRequest(lane, window, now, seed, zone, jobs);
  }
}
