package io.tributary.model.feature;

import org.apache.spark.sql.Column;

/**
 * One number of a fact that is added up by person and day: a count, or an amount in hundredths. All
 * are longs, so that a sum does not depend on the order of its parts.
 *
 * @param name column of the day
 * @param source the facts it is a number of; 0 for others
 * @param value over the columns of that table; never null
 */
record Measure(String name, Source source, Column value) {}
