package io.tributary.pipeline.strategy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What triggers are found in. Facts are those of {@link Lookback#facts}; they and the triggers have
 * the person their identifiers lead to now as {@code one_id}.
 *
 * @param events silver.events
 * @param orders silver.orders
 * @param interactions silver.interactions
 * @param members gold.audience_members
 * @param triggers gold.triggers, those of {@link Lookback#triggers}
 */
public record TriggerInputs(
    Dataset<Row> events,
    Dataset<Row> orders,
    Dataset<Row> interactions,
    Dataset<Row> members,
    Dataset<Row> triggers) {}
