package io.tributary.schema.quality;

/**
 * How long a feed may bring nothing.
 *
 * @param days days without a file that are no fault; a feed that always took longer is given as
 *     many again
 * @param severity what a longer silence does
 */
public record StaleRule(int days, Severity severity) {}
