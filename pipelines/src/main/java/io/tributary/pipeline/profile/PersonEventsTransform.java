package io.tributary.pipeline.profile;

import io.tributary.schema.table.Events;
import io.tributary.schema.table.PersonEvents;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** gold.person_events: silver events with their person. */
public final class PersonEventsTransform {

  private PersonEventsTransform() {}

  /** One row per event; none is lost. */
  public static Dataset<Row> apply(Dataset<Row> events, Dataset<Row> identityMap) {
    return PersonsOfFacts.of(events, Events.TABLE, identityMap)
        .transform(PersonEvents.TABLE::conform);
  }
}
