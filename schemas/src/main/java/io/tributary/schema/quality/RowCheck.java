package io.tributary.schema.quality;

import java.math.BigDecimal;

/**
 * A condition every row of a table meets.
 *
 * @param id unique in the table; the metric is {@code rule.<id>}
 * @param condition Spark SQL boolean over the table's columns; null counts as broken
 * @param share the share of rows that may break it before it counts, 0 to 1
 * @param severity what it does when more break it
 * @param says what is wrong with a row that breaks it
 */
public record RowCheck(
    String id, String condition, BigDecimal share, Severity severity, String says) {}
