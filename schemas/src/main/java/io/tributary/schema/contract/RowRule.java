package io.tributary.schema.contract;

/**
 * A condition every record meets.
 *
 * @param id unique in the feed
 * @param condition Spark SQL boolean over the standard columns; null counts as broken
 * @param code what kind of fault it is, such as out-of-range
 * @param column the column to blame, whose masked value the reason shows; empty for none
 * @param onFailure whether a record that breaks it goes to quarantine
 * @param says what is wrong with a record that breaks it
 */
public record RowRule(
    String id,
    String condition,
    String code,
    String column,
    ColumnSpec.OnFailure onFailure,
    String says) {}
