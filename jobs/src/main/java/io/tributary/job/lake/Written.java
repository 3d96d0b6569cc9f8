package io.tributary.job.lake;

/**
 * A commit.
 *
 * @param version the Delta version that has the rows; -1 where there is no table
 * @param rows rows written, or changed by a merge or delete
 */
public record Written(long version, long rows) {}
