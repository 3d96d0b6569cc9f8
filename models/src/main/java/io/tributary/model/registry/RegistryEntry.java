package io.tributary.model.registry;

import io.tributary.model.calibration.Calibration;
import io.tributary.model.calibration.Calibration.Isotonic;
import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.train.Snapshots;
import io.tributary.model.train.TrainedModel;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A row of gold.model_registry to be.
 *
 * @param attempt what was tried
 * @param status champion, rejected or refused
 * @param reason why
 * @param leftOut features whose source begins too late
 * @param snapshots the days it learnt from; empty where history was too short
 * @param trained the model; empty where refused
 */
public record RegistryEntry(
    Attempt attempt,
    String status,
    String reason,
    List<String> leftOut,
    Optional<Snapshots> snapshots,
    Optional<TrainedModel> trained) {

  /** The status of a version that was not trained. */
  public static final String REFUSED = "refused";

  public RegistryEntry {
    leftOut = List.copyOf(leftOut);
  }

  /** Whether nothing was trained. */
  public boolean isRefused() {
    return status.equals(REFUSED);
  }

  /** The row, with the table's columns in order. */
  public Row row() {
    return RowFactory.create(
        attempt.spec().model(),
        attempt.version(),
        status,
        reason,
        "gate",
        Timestamp.from(attempt.at()),
        Date.valueOf(attempt.asOf()),
        "logistic-regression",
        "at least one sale, not cancelled, within " + attempt.spec().labelDays() + " days",
        days(Snapshots::train),
        days(Snapshots::calibrate),
        days(Snapshots::test),
        of(TrainedModel::rows),
        of(TrainedModel::penalty),
        of(model -> model.model().intercept()),
        of(model -> weights(model.model())),
        of(model -> calibration(model.calibration())),
        seq(leftOut),
        SpecHash.of(attempt.spec()),
        of(model -> SpecHash.ofFeatures(model.model().names())),
        JavaConverters.mapAsScalaMap(attempt.tableVersions()),
        Attempt.CODE_VERSION,
        attempt.sparkVersion());
  }

  /** What the version scores with, where it may. */
  public Optional<ModelVersion.Scorer> champion() {
    return trained
        .filter(model -> status.equals(ModelVersion.CHAMPION))
        .map(model -> new ModelVersion.Scorer(model.model(), model.calibration()));
  }

  private Object of(Function<TrainedModel, Object> part) {
    // SQL null: nothing was trained
    return trained.map(part).orElse(null);
  }

  private Object days(Function<Snapshots, List<LocalDate>> part) {
    // SQL null: nothing was trained
    return snapshots
        .map(all -> seq(part.apply(all).stream().map(Date::valueOf).toList()))
        .orElse(null);
  }

  private static Seq<Row> weights(LinearModel model) {
    return seq(model.weights().stream()
        .map(weight -> RowFactory.create(
            weight.name(), weight.mean(), weight.deviation(), weight.coefficient()))
        .toList());
  }

  private static Row calibration(Calibration calibration) {
    if (calibration instanceof Platt platt) {
      return RowFactory.create("platt", platt.slope(), platt.intercept(), null, null);
    }
    Isotonic isotonic = (Isotonic) calibration;
    return RowFactory.create(
        "isotonic", null, null, seq(isotonic.margins()), seq(isotonic.probabilities()));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toSeq();
  }
}
