package io.tributary.pipeline.activation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables an export is made of.
 *
 * @param members gold.audience_members
 * @param suppressions gold.suppressions
 * @param granted persons whose consent covers the destination: one_id, consent_event_id,
 *     notice_version
 * @param identityMap identity.identity_map
 * @param identifiers identity.identifiers
 * @param vault vault.identifiers
 * @param profiles gold.customer_360
 */
public record ExportInputs(
    Dataset<Row> members,
    Dataset<Row> suppressions,
    Dataset<Row> granted,
    Dataset<Row> identityMap,
    Dataset<Row> identifiers,
    Dataset<Row> vault,
    Dataset<Row> profiles) {}
