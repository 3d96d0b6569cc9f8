package io.tributary.job.maintenance;

/**
 * What maintenance did to one table, or would do.
 *
 * @param table the table
 * @param count files put together or deleted, or rows deleted
 * @param says what was done in words
 */
public record Done(String table, long count, String says) {}
