package io.tributary.pipeline.profile;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables a profile is made of.
 *
 * @param persons identity.persons
 * @param identityMap identity.identity_map
 * @param customers silver.customers
 * @param personOrders gold.person_orders
 * @param personEvents gold.person_events
 * @param consentEvents silver.consent_events
 * @param rfm gold.rfm_scores
 * @param lifecycle gold.lifecycle
 */
public record ProfileInputs(
    Dataset<Row> persons,
    Dataset<Row> identityMap,
    Dataset<Row> customers,
    Dataset<Row> personOrders,
    Dataset<Row> personEvents,
    Dataset<Row> consentEvents,
    Dataset<Row> rfm,
    Dataset<Row> lifecycle) {}
