package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.model.feature.Facts;
import io.tributary.model.feature.Span;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import java.time.LocalDate;
import java.util.List;

/**
 * The facts models look at, and the day they are looked at from.
 *
 * @param facts of all persons
 * @param span from when to when there are any
 * @param asOf the day the segments are for, or the day after the newest order before it where that
 *     is earlier: of later days nothing is known
 */
record ModelFacts(Facts facts, Span span, LocalDate asOf) {

  static final List<TableSpec> READS =
      List.of(PersonOrders.TABLE, PersonEvents.TABLE, PersonInteractions.TABLE, Lifecycle.TABLE);

  static ModelFacts of(JobRun run, String currency) {
    Facts facts = new Facts(
        run.read(PersonOrders.TABLE),
        run.read(PersonEvents.TABLE),
        run.read(PersonInteractions.TABLE),
        run.zone(),
        currency);
    LocalDate end = AsOfDay.of(run).date();
    Span span = Span.before(facts, end);
    return new ModelFacts(
        facts, span, span.lastOrder().map(last -> last.plusDays(1)).orElse(end));
  }
}
