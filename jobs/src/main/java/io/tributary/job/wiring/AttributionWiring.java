package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobRun;
import io.tributary.pipeline.attribution.ConversionsTransform;
import io.tributary.pipeline.attribution.TouchInputs;
import io.tributary.pipeline.attribution.TouchesTransform;
import io.tributary.pipeline.profile.PersonsOfFacts;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.Goal;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Touches;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The jobs that credit conversions to touches, and channels with what they brought. */
final class AttributionWiring {

  private final String currency;
  private final AttributionSettings attribution;

  AttributionWiring(LakehouseSettings settings) {
    this.currency = settings.currency();
    this.attribution = settings.attribution();
  }

  List<Job> jobs() {
    return List.of(
        new Job(
            Touches.TABLE.id(),
            Cadence.NIGHTLY,
            List.of(PersonInteractions.TABLE, PersonEvents.TABLE, Leads.TABLE, IdentityMap.TABLE),
            List.of(Touches.TABLE),
            this::buildTouches),
        new Job(
            Conversions.TABLE.id(),
            Cadence.NIGHTLY,
            conversionInputs(),
            List.of(Conversions.TABLE),
            this::buildConversions),
        new Job(
            "attribution",
            Cadence.NIGHTLY,
            AttributionStep.READS,
            AttributionStep.WRITES,
            new AttributionStep(attribution)));
  }

  private void buildTouches(JobRun run) {
    TouchInputs inputs = new TouchInputs(
        run.read(PersonInteractions.TABLE), run.read(PersonEvents.TABLE), personLeads(run));
    run.commit(
        Touches.TABLE, TouchesTransform.apply(inputs, attribution), new WriteMode.Overwrite());
  }

  private List<TableSpec> conversionInputs() {
    return hasLeads()
        ? List.of(PersonOrders.TABLE, Leads.TABLE, IdentityMap.TABLE)
        : List.of(PersonOrders.TABLE);
  }

  private void buildConversions(JobRun run) {
    Dataset<Row> leads = hasLeads() ? personLeads(run) : run.lake().none(Leads.TABLE);
    run.commit(
        Conversions.TABLE,
        ConversionsTransform.apply(
            run.read(PersonOrders.TABLE), leads, attribution.goals(), currency),
        new WriteMode.Overwrite());
  }

  private boolean hasLeads() {
    return attribution.goals().contains(Goal.LEAD);
  }

  private static Dataset<Row> personLeads(JobRun run) {
    return PersonsOfFacts.of(run.read(Leads.TABLE), Leads.TABLE, run.read(IdentityMap.TABLE));
  }
}
