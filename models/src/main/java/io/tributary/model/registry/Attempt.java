package io.tributary.model.registry;

import io.tributary.model.train.GateVerdict;
import io.tributary.model.train.Snapshots;
import io.tributary.model.train.TrainedModel;
import io.tributary.schema.model.ModelSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a training before it succeeds.
 *
 * @param spec what the model's file says
 * @param at the run's clock
 * @param asOf the day before which everything was known
 * @param tableVersions version of each table read
 * @param sparkVersion version of Spark
 */
public record Attempt(
    ModelSpec spec,
    Instant at,
    LocalDate asOf,
    Map<String, Long> tableVersions,
    String sparkVersion) {

  /** Raised with every change of how a model is trained. */
  static final String CODE_VERSION = "1";

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public Attempt {
    tableVersions = Map.copyOf(tableVersions);
  }

  /** The version of what comes of it: the clock of its run. */
  public String version() {
    return VERSION.format(at);
  }

  /** Nothing was trained; from which snapshots, where history held any. */
  public RegistryEntry refused(String reason, Optional<Snapshots> snapshots) {
    return new RegistryEntry(
        this, RegistryEntry.REFUSED, reason, List.of(), snapshots, Optional.empty());
  }

  /** Something was. */
  public RegistryEntry trained(
      GateVerdict verdict, List<String> leftOut, Snapshots snapshots, TrainedModel model) {
    return new RegistryEntry(
        this,
        verdict.isPassed() ? ModelVersion.CHAMPION : "rejected",
        verdict.reason(),
        leftOut,
        Optional.of(snapshots),
        Optional.of(model));
  }
}
