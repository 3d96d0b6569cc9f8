package io.tributary.schema.quality;

import java.math.BigDecimal;

/**
 * How far a figure of a feed's day may be from that of the days before.
 *
 * @param change the change that is no fault: a difference for shares, a share of the usual for
 *     means
 * @param deviations so many standard deviations are no fault either; 0 where they do not count
 * @param severity what a greater change does
 */
public record DriftRule(BigDecimal change, BigDecimal deviations, Severity severity) {}
