package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ExternalScores;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.ModelDeciles;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import java.util.List;
import java.util.stream.Stream;

/** Trains the models that are due, and scores with their champions. */
final class ModelStep implements Step {

  static final List<TableSpec> READS = Stream.concat(
          ModelFacts.READS.stream(),
          Stream.of(Customer360.TABLE, IdentityMap.TABLE, ExternalScores.TABLE))
      .toList();

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
    ModelFacts facts = ModelFacts.of(run, settings.currency());
    for (ModelSpec spec : settings.models()) {
      new ModelNight(run, spec, settings.currency(), facts).run();
    }
  }
}
