package io.tributary.job.lake;

/**
 * A commit.
 *
 * @param version the Delta version written
 * @param rows rows written, or changed by a merge
 */
public record Written(long version, long rows) {}
