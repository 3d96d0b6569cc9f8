package io.tributary.pipeline.profile;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What gold.leads is made of.
 *
 * @param leads silver.leads
 * @param orders silver.orders
 * @param identityMap identity.identity_map
 * @param profiles gold.customer_360
 * @param tags gold.person_tags
 */
public record LeadInputs(
    Dataset<Row> leads,
    Dataset<Row> orders,
    Dataset<Row> identityMap,
    Dataset<Row> profiles,
    Dataset<Row> tags) {}
