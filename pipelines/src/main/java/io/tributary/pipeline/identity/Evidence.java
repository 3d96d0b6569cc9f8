package io.tributary.pipeline.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All that persons are made of.
 *
 * @param observations as {@link Observations} gives them, with the tokens of their time's owners
 * @param scored rows of identity.scored_pairs; those that are LINKED count
 * @param decisions what stewards have decided
 * @param ownership which identifiers changed hands
 */
public record Evidence(
    Dataset<Row> observations, Dataset<Row> scored, Stewardship decisions, Ownership ownership) {}
