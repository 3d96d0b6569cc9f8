package io.tributary.model.feature;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * One number of a fact that is added up by person and day. Counts are longs and amounts decimals,
 * so that a sum does not depend on the order of its parts.
 *
 * @param name column of the day
 * @param source the facts it is a number of; 0 for others
 * @param value over the columns of that table; never null
 * @param type long or decimal
 */
record Measure(String name, Source source, Column value, DataType type) {}
