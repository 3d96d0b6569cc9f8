package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.profile.LeadInputs;
import io.tributary.pipeline.profile.PersonLeadsTransform;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.PersonLeads;
import io.tributary.schema.table.PersonTags;
import java.util.List;

/** gold.leads; nothing where no feed has brought a lead yet. */
final class LeadStep implements Step {

  static final List<TableSpec> READS =
      List.of(Leads.TABLE, Orders.TABLE, IdentityMap.TABLE, Customer360.TABLE, PersonTags.TABLE);

  private final int days;

  LeadStep(int days) {
    this.days = days;
  }

  @Override
  public void run(JobRun run) {
    if (!run.lake().exists(Leads.TABLE)) {
      return;
    }
    LeadInputs inputs = new LeadInputs(
        run.read(Leads.TABLE),
        run.read(Orders.TABLE),
        run.read(IdentityMap.TABLE),
        run.read(Customer360.TABLE),
        run.read(PersonTags.TABLE));
    run.commit(
        PersonLeads.TABLE, PersonLeadsTransform.apply(inputs, days), new WriteMode.Overwrite());
  }
}
