package io.tributary.pipeline.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables an identity build starts from: those of the run before, or empty ones.
 *
 * @param identifiers identity.identifiers
 * @param aliases identity.aliases
 * @param persons identity.persons
 * @param identityMap identity.identity_map
 */
public record IdentityState(
    Dataset<Row> identifiers,
    Dataset<Row> aliases,
    Dataset<Row> persons,
    Dataset<Row> identityMap) {}
