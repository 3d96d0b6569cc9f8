package io.tributary.pipeline.identity;

import java.time.Instant;

/**
 * Which run believes something, and when.
 *
 * @param runId the run
 * @param now its clock
 */
public record RunStamp(String runId, Instant now) {}
