package io.tributary.model.registry;

import io.tributary.model.calibration.Calibration;
import io.tributary.model.calibration.Calibration.Isotonic;
import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.linear.LinearModel.Weight;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * A version as it stands in gold.model_registry.
 *
 * @param model the model
 * @param version its version
 * @param status champion, rejected or refused
 * @param trainedAt the clock of its run
 * @param asOf the day before which everything was known
 * @param specHash of the file it was trained by
 * @param featureHash of its features
 * @param tested the days it was to be tested on, in order; none where history was too short
 * @param scorer what it scores with; empty where nothing was trained
 */
public record ModelVersion(
    String model,
    String version,
    String status,
    Instant trainedAt,
    LocalDate asOf,
    String specHash,
    Optional<String> featureHash,
    List<LocalDate> tested,
    Optional<Scorer> scorer) {

  /** The status of a version that may score. */
  public static final String CHAMPION = "champion";

  public ModelVersion {
    tested = List.copyOf(tested);
  }

  /**
   * What a version scores with.
   *
   * @param model gives margins
   * @param calibration gives probabilities
   */
  public record Scorer(LinearModel model, Calibration calibration) {}

  /** Whether history held its snapshots, so that its buyers were counted. */
  boolean isCounted() {
    return !tested.isEmpty();
  }

  /** Whether its features still mean what they meant when it was trained. */
  public boolean isUnderstood() {
    String found = scorer.map(one -> SpecHash.ofFeatures(one.model().names())).orElse("");
    return featureHash.filter(found::equals).isPresent();
  }

  static ModelVersion of(Row row) {
    Optional<String> hash = Optional.ofNullable(row.getAs("feature_hash"));
    Optional<Scorer> scorer =
        row.isNullAt(row.fieldIndex("features")) ? Optional.empty() : Optional.of(scorer(row));
    return new ModelVersion(
        row.getAs("model"),
        row.getAs("version"),
        row.getAs("status"),
        row.getTimestamp(row.fieldIndex("trained_at")).toInstant(),
        row.getDate(row.fieldIndex("as_of")).toLocalDate(),
        row.getAs("spec_hash"),
        hash,
        tested(row),
        scorer);
  }

  private static List<LocalDate> tested(Row row) {
    int place = row.fieldIndex("test_snapshots");
    return row.isNullAt(place)
        ? List.of()
        : row.<Date>getList(place).stream().map(Date::toLocalDate).sorted().toList();
  }

  private static Scorer scorer(Row row) {
    List<Weight> weights = row.<Row>getList(row.fieldIndex("features")).stream()
        .map(weight -> new Weight(
            weight.getAs("name"),
            weight.getAs("mean"),
            weight.getAs("deviation"),
            weight.getAs("coefficient")))
        .toList();
    return new Scorer(
        new LinearModel(row.getAs("intercept"), weights), calibration(row.getAs("calibration")));
  }

  private static Calibration calibration(Row row) {
    return row.<String>getAs("method").equals("platt")
        ? new Platt(row.getAs("slope"), row.getAs("intercept"))
        : new Isotonic(
            row.getList(row.fieldIndex("margins")), row.getList(row.fieldIndex("probabilities")));
  }
}
