package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.model.feature.Facts;
import io.tributary.model.feature.Span;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ExternalScores;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.ModelDeciles;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import java.time.LocalDate;
import java.util.List;

/**
 * Trains what is due and scores. Scores are for the day the segments are for, or the day after the
 * newest order before it where that is earlier: of later days nothing is known.
 */
final class ModelStep implements Step {

  static final List<TableSpec> READS = List.of(
      PersonOrders.TABLE,
      PersonEvents.TABLE,
      PersonInteractions.TABLE,
      Customer360.TABLE,
      Lifecycle.TABLE,
      IdentityMap.TABLE,
      ExternalScores.TABLE);

  static final List<TableSpec> WRITES = List.of(
      ModelRegistry.TABLE,
      ModelMetrics.TABLE,
      ModelReliability.TABLE,
      ModelDeciles.TABLE,
      CustomerScores.TABLE,
      CustomerReasons.TABLE);

  private final LakehouseSettings settings;

  ModelStep(LakehouseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    Facts facts = new Facts(
        run.read(PersonOrders.TABLE),
        run.read(PersonEvents.TABLE),
        run.read(PersonInteractions.TABLE),
        run.zone(),
        settings.currency());
    LocalDate end = AsOfDay.of(run).date();
    Span span = Span.before(facts, end);
    LocalDate asOf = span.lastOrder().map(last -> last.plusDays(1)).orElse(end);
    for (ModelSpec spec : settings.models()) {
      new ModelNight(run, spec, settings.currency(), facts, span, asOf).run();
    }
  }
}
