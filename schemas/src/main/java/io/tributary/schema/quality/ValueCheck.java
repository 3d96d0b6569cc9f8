package io.tributary.schema.quality;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number rows amount to, and what it may be.
 *
 * @param id unique in the table or feed; the metric is {@code rule.<id>}
 * @param value Spark SQL aggregate over the rows that are written
 * @param atLeast the least value that is no fault
 * @param atMost the greatest value that is no fault
 * @param usual how far it may be from what runs measured before, where it is compared with them
 * @param severity what a fault does
 * @param says what is wrong then
 */
public record ValueCheck(
    String id,
    String value,
    Optional<BigDecimal> atLeast,
    Optional<BigDecimal> atMost,
    Optional<UsualRule> usual,
    Severity severity,
    String says) {}
