package io.tributary.pipeline.attribution;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What touches are made of.
 *
 * @param interactions gold.person_interactions
 * @param events gold.person_events
 * @param leads silver.leads with their persons in {@code one_id}
 */
public record TouchInputs(Dataset<Row> interactions, Dataset<Row> events, Dataset<Row> leads) {}
