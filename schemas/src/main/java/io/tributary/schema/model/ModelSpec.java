package io.tributary.schema.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One model of a workspace: the chance that a person of the population buys again soon.
 *
 * @param model snake_case name, such as purchase_30d
 * @param says one sentence for people
 * @param labelDays the label is at least one sale, not cancelled, in so many days from the snapshot
 * @param population whom it is about
 * @param features what it may look at
 * @param snapshots the days it learns from
 * @param training how it learns
 * @param gate what a model must reach before its scores are published
 * @param retrainDays a champion is trained anew when it is so many days old; 0 for every run
 * @param expiresDays a score is good for so many days
 * @param bands lowest percentile of each band
 */
public record ModelSpec(
    String model,
    String says,
    int labelDays,
    Population population,
    FeatureChoice features,
    SnapshotChoice snapshots,
    TrainingChoice training,
    Gate gate,
    int retrainDays,
    int expiresDays,
    Map<String, Integer> bands) {

  public ModelSpec {
    bands = Map.copyOf(bands);
    if (!model.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Model '" + model + "' is not snake_case, such as purchase_30d.");
    }
    if (labelDays < 1 || retrainDays < 0 || expiresDays < 1) {
      throw new IllegalArgumentException("Model " + model + " looks " + labelDays
          + " days ahead, is trained every " + retrainDays + " days and its scores last "
          + expiresDays + ". Give at least 1, 0 and 1.");
    }
  }

  /** The same, trained anew in every run. */
  public ModelSpec trainedNow() {
    return new ModelSpec(
        model,
        says,
        labelDays,
        population,
        features,
        snapshots,
        training,
        gate,
        0,
        expiresDays,
        bands);
  }

  /**
   * Whom a model is about: persons with orders before the snapshot.
   *
   * @param minOrders at least so many; at least 1
   * @param orderedWithinDays the newest one at most so many days before; empty for any time
   */
  public record Population(int minOrders, OptionalInt orderedWithinDays) {}

  /**
   * What a model may look at.
   *
   * @param lookbacks days before the snapshot over which orders are counted, rising
   * @param behaviourLookbacks the same for events and interactions
   * @param channels channels counted one by one
   */
  public record FeatureChoice(
      List<Integer> lookbacks, List<Integer> behaviourLookbacks, List<String> channels) {
    public FeatureChoice {
      lookbacks = lookbacks.stream().distinct().sorted().toList();
      behaviourLookbacks = behaviourLookbacks.stream().distinct().sorted().toList();
      channels = channels.stream().distinct().toList();
    }
  }

  /** The days a model learns from. */
  public sealed interface SnapshotChoice {

    /**
     * Counted back from the day of training: the newest whose label is known tests, the one before
     * calibrates, those before train.
     *
     * @param everyDays days from one to the next; never fewer than the label's
     * @param training at most so many that train
     * @param minHistoryDays days of orders there are before the earliest
     */
    record Counted(int everyDays, int training, int minHistoryDays) implements SnapshotChoice {}

    /** Named days, in order of time; label windows of one part end before the next begins. */
    record Named(List<LocalDate> train, List<LocalDate> calibrate, List<LocalDate> test)
        implements SnapshotChoice {
      public Named {
        train = List.copyOf(train);
        calibrate = List.copyOf(calibrate);
        test = List.copyOf(test);
      }
    }
  }

  /**
   * How a model learns.
   *
   * @param regularisation candidates for the strength of the L2 penalty
   * @param maxRows training rows at most; of more, so many are drawn by hash
   */
  public record TrainingChoice(List<Double> regularisation, int maxRows) {
    public TrainingChoice {
      regularisation = regularisation.stream().distinct().sorted().toList();
    }
  }

  /**
   * What a model must reach on its test snapshots.
   *
   * @param minPositives buyers there at least, and in training
   * @param aucOverBaseline AUC at least so far above that of recency alone
   * @param maxEce expected calibration error at most
   * @param slopeWithin calibration slope within 1 ± this
   */
  public record Gate(int minPositives, double aucOverBaseline, double maxEce, double slopeWithin) {}
}
