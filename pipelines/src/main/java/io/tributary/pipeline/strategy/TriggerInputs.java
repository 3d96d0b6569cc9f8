package io.tributary.pipeline.strategy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What triggers are found in; facts and triggers may be more than needed.
 *
 * @param events silver.events
 * @param orders silver.orders
 * @param interactions silver.interactions
 * @param identityMap identity.identity_map
 * @param members gold.audience_members
 * @param triggers gold.triggers, those found before
 */
public record TriggerInputs(
    Dataset<Row> events,
    Dataset<Row> orders,
    Dataset<Row> interactions,
    Dataset<Row> identityMap,
    Dataset<Row> members,
    Dataset<Row> triggers) {}
