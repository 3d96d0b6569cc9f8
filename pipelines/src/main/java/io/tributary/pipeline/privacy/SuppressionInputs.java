package io.tributary.pipeline.privacy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables suppressions are made of.
 *
 * @param consents gold.consents
 * @param interactions gold.person_interactions
 * @param profiles gold.customer_360
 */
public record SuppressionInputs(
    Dataset<Row> consents, Dataset<Row> interactions, Dataset<Row> profiles) {}
