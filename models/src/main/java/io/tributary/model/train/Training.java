package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.model.calibration.Calibration;
import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.calibration.Calibrations;
import io.tributary.model.calibration.Margins;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.train.Rows.Counts;
import io.tributary.schema.model.ModelSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains, calibrates and evaluates one model. The rows it learns from lie in one partition, so the
 * size of a training set is bounded; features, scores and figures are not.
 */
public final class Training {

  private final ModelSpec spec;
  private final Snapshots snapshots;
  private final Map<LocalDate, Counts> counts;

  public Training(ModelSpec spec, Snapshots snapshots, Map<LocalDate, Counts> counts) {
    this.spec = spec;
    this.snapshots = snapshots;
    this.counts = counts;
  }

  /**
   * The trained model.
   *
   * @param rows as {@link Rows#vectors} makes them, of all snapshots
   * @param names of the features, in the order of the vector
   * @param references test rows others have scored: {@code scorer}, {@code score}, {@code label}
   * @throws Refused when a split has too few buyers or others
   */
  public TrainedModel train(Dataset<Row> rows, List<String> names, Dataset<Row> references) {
    refuseTooFew();
    long present = Rows.total(counts, snapshots.train()).rows();
    // MLlib starts a job for every step, and each would carry the plan of the features with it.
    Dataset<Row> learnt = Rows.inOrder(
            Rows.at(rows, snapshots.train()), present, spec.training().maxRows())
        .localCheckpoint(true);
    List<Double> penalties = spec.training().regularisation();
    TimeFolds folds = TimeFolds.of(learnt, names, penalties, counts, snapshots.train());
    int best = folds.best();
    LinearModel model =
        LogisticFit.described(LogisticFit.of(learnt, names, penalties.get(best)), learnt);
    Column margin = model.margin(col("features"));
    Calibration calibration = Calibrations.best(
        Margins.of(Rows.at(rows, snapshots.calibrate()).withColumn("margin", margin)));
    Dataset<Row> scored = Scored.of(
            Rows.at(rows, snapshots.calibrate()), margin, calibration, "calibration")
        .unionByName(Scored.of(Rows.at(rows, snapshots.test()), margin, calibration, "test"))
        .unionByName(references.select(
            lit("reference").as("split"), col("scorer"), col("score"), col("label")));
    Dataset<Row> all = folds
        .margins(best)
        .map(day -> scored.unionByName(Scored.of(day, col("margin"), new Platt(1, 0), "time_cv")))
        .orElse(scored);
    return new TrainedModel(
        model,
        penalties.get(best),
        Math.min(present, spec.training().maxRows()),
        calibration,
        Evaluation.of(all));
  }

  private void refuseTooFew() {
    int least = spec.gate().minPositives();
    refuseFewerThan(least, "training", snapshots.train());
    refuseFewerThan(2, "calibration", snapshots.calibrate());
    refuseFewerThan(2, "test", snapshots.test());
  }

  private void refuseFewerThan(int least, String what, List<LocalDate> days) {
    Counts total = Rows.total(counts, days);
    if (Math.min(total.positives(), total.negatives()) < least) {
      throw new Refused("The " + what + " snapshots " + days + " hold " + total.positives()
          + " buyers and " + total.negatives() + " others; " + least + " of each are needed.");
    }
  }
}
