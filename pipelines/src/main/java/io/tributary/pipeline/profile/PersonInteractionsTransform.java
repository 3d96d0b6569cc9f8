package io.tributary.pipeline.profile;

import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.PersonInteractions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** gold.person_interactions: silver interactions with their person. */
public final class PersonInteractionsTransform {

  private PersonInteractionsTransform() {}

  /** One row per touch; none is lost. */
  public static Dataset<Row> apply(Dataset<Row> interactions, Dataset<Row> identityMap) {
    return PersonsOfFacts.of(interactions, Interactions.TABLE, identityMap)
        .transform(PersonInteractions.TABLE::conform);
  }
}
