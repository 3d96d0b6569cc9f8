package io.tributary.job.run;

import java.time.Instant;

/**
 * A run somebody asks for; all that its result depends on beside the input.
 *
 * @param lane nightly, hourly, or one job's name
 * @param window the time it is for
 * @param now the clock of the whole run
 * @param seed the seed of everything random
 */
public record RunRequest(String lane, Window window, Instant now, long seed) {}
