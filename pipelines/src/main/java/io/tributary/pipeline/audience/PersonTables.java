package io.tributary.pipeline.audience;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is known of persons.
 *
 * @param profile gold.customer_360
 * @param rfm gold.rfm_scores
 * @param lifecycle gold.lifecycle
 * @param facts what they did
 */
public record PersonTables(
    Dataset<Row> profile, Dataset<Row> rfm, Dataset<Row> lifecycle, PersonFacts facts) {}
