package io.tributary.pipeline.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The identity tables of one run. All but merge events are whole tables, history included.
 *
 * @param identifiers identity.identifiers
 * @param links identity.links
 * @param aliases identity.aliases
 * @param persons identity.persons
 * @param mergeEvents the rows the run adds to identity.merge_events
 * @param identityMap identity.identity_map
 */
public record BuiltIdentity(
    Dataset<Row> identifiers,
    Dataset<Row> links,
    Dataset<Row> aliases,
    Dataset<Row> persons,
    Dataset<Row> mergeEvents,
    Dataset<Row> identityMap) {

  /** What the next run starts from. */
  public IdentityState state() {
    return new IdentityState(identifiers, aliases, persons, identityMap);
  }
}
