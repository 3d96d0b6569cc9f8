package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobRun;
import io.tributary.pipeline.privacy.AsOf;
import io.tributary.pipeline.privacy.ConsentsTransform;
import io.tributary.pipeline.privacy.SuppressionInputs;
import io.tributary.pipeline.privacy.SuppressionsTransform;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Consents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.ExportRuleVersions;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.Suppressions;
import java.util.List;

/** What must be known before anything may leave; the deliveries themselves are publish's jobs. */
final class ActivationWiring {

  private final LakehouseSettings settings;

  ActivationWiring(LakehouseSettings settings) {
    this.settings = settings;
  }

  List<Job> jobs() {
    return List.of(consents(), suppressions(), exportRules());
  }

  private static Job consents() {
    return new Job(
        Consents.TABLE.id(),
        Cadence.NIGHTLY,
        List.of(ConsentEvents.TABLE, IdentityMap.TABLE),
        List.of(Consents.TABLE),
        run -> run.commit(
            Consents.TABLE,
            ConsentsTransform.apply(
                run.read(ConsentEvents.TABLE), run.read(IdentityMap.TABLE), AsOf.now(run.now())),
            new WriteMode.Overwrite()));
  }

  private Job suppressions() {
    return new Job(
        Suppressions.TABLE.id(),
        Cadence.NIGHTLY,
        List.of(Consents.TABLE, PersonInteractions.TABLE, Customer360.TABLE),
        List.of(Suppressions.TABLE),
        this::buildSuppressions);
  }

  private void buildSuppressions(JobRun run) {
    SuppressionInputs inputs = new SuppressionInputs(
        run.read(Consents.TABLE), run.read(PersonInteractions.TABLE), run.read(Customer360.TABLE));
    run.commit(
        Suppressions.TABLE,
        SuppressionsTransform.apply(inputs, settings.suppression(), run.now(), run.zone()),
        new WriteMode.Overwrite());
  }

  private static Job exportRules() {
    return new Job(
        ExportRuleVersions.TABLE.id(),
        Cadence.NIGHTLY,
        List.of(),
        List.of(),
        new ExportRulesStep());
  }
}
