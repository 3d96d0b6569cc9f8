package io.tributary.model.registry;

import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.ModelRegistry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The versions of one model.
 *
 * @param spec what its file says
 * @param newestFirst all of them
 */
public record ModelVersions(ModelSpec spec, List<ModelVersion> newestFirst) {

  /** Where buyers were too few, they are counted again after so many days. */
  static final int RECOUNT_DAYS = 7;

  public ModelVersions {
    newestFirst = List.copyOf(newestFirst);
  }

  /** The versions in gold.model_registry; there are few. Starts one Spark job. */
  public static ModelVersions of(Dataset<Row> registry, ModelSpec spec) {
    return new ModelVersions(
        spec,
        registry.where(ModelRegistry.MODEL.column().equalTo(spec.model())).collectAsList().stream()
            .map(ModelVersion::of)
            .sorted(Comparator.comparing(ModelVersion::trainedAt)
                .thenComparing(ModelVersion::version)
                .reversed())
            .toList());
  }

  /** The version that scores: the newest champion whose features still mean the same. */
  public Optional<ModelVersion> champion() {
    return newestFirst.stream()
        .filter(version -> version.status().equals(ModelVersion.CHAMPION))
        .findFirst()
        .filter(ModelVersion::isUnderstood);
  }

  /** The newest version with a model whose features still mean the same, whether it may score. */
  public Optional<ModelVersion> newestTrained() {
    return newestFirst.stream()
        .filter(version -> version.scorer().isPresent())
        .findFirst()
        .filter(ModelVersion::isUnderstood);
  }

  /**
   * Whether to train on that day. A model is due without a version, with one of another file or
   * meaning, or with an old one; one that did not pass the gate is tried again as seldom, and one
   * that had too few buyers after {@value #RECOUNT_DAYS} days. A history that was too short costs
   * nothing to look at again. A version that is there is not trained twice.
   *
   * @param version what it would be called
   */
  public boolean isDue(String version, LocalDate asOf) {
    return newestFirst.stream().noneMatch(known -> known.version().equals(version))
        && newestFirst.stream()
            .filter(known -> known.specHash().equals(SpecHash.of(spec)))
            .noneMatch(known -> asOf.isBefore(known.asOf().plusDays(days(known))));
  }

  private int days(ModelVersion version) {
    if (version.status().equals(RegistryEntry.REFUSED)) {
      return version.isCounted() ? Math.min(RECOUNT_DAYS, spec.retrainDays()) : 0;
    }
    return version.isUnderstood() ? spec.retrainDays() : 0;
  }

  /** Whether history still is too short, as the newest version has said already. */
  public boolean isOldNews(RegistryEntry entry) {
    return entry.isRefused()
        && entry.snapshots().isEmpty()
        && newestFirst.stream()
            .limit(1)
            .filter(newest -> newest.status().equals(RegistryEntry.REFUSED))
            .filter(newest -> !newest.isCounted())
            .anyMatch(newest -> newest.specHash().equals(SpecHash.of(spec)));
  }
}
