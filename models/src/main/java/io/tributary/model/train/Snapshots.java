package io.tributary.model.train;

import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.model.ModelSpec.SnapshotChoice.Counted;
import io.tributary.schema.model.ModelSpec.SnapshotChoice.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days a model learns from, each list in order of time. Label windows of training end before
 * the calibration snapshots begin, those of calibration before the test snapshots.
 *
 * @param train days it learns from
 * @param calibrate days that turn margins into probabilities
 * @param test days it is measured on
 */
public record Snapshots(List<LocalDate> train, List<LocalDate> calibrate, List<LocalDate> test) {

  private static final int FEWEST_TRAINING = 3;

  public Snapshots {
    train = List.copyOf(train);
    calibrate = List.copyOf(calibrate);
    test = List.copyOf(test);
  }

  /**
   * The snapshots of a model.
   *
   * @param firstDay the first day with an order
   * @param asOf the day before which everything is known
   * @throws Refused when history is too short for them
   */
  public static Snapshots of(ModelSpec spec, LocalDate firstDay, LocalDate asOf) {
    Snapshots snapshots = spec.snapshots() instanceof Named named
        ? new Snapshots(named.train(), named.calibrate(), named.test())
        : counted((Counted) spec.snapshots(), spec.labelDays(), firstDay, asOf);
    LocalDate known = snapshots.test.get(snapshots.test.size() - 1).plusDays(spec.labelDays());
    if (known.isAfter(asOf)) {
      throw new Refused("History is too short: the outcome of the last test snapshot is known on "
          + known + ", orders end before " + asOf + ".");
    }
    if (!firstDay.isBefore(snapshots.train.get(0))) {
      throw new Refused("History is too short: orders begin on " + firstDay
          + ", not before the first training snapshot, " + snapshots.train.get(0) + ".");
    }
    return snapshots;
  }

  private static Snapshots counted(
      Counted counted, int labelDays, LocalDate firstDay, LocalDate asOf) {
    LocalDate test = asOf.minusDays(labelDays);
    LocalDate calibrate = test.minusDays(counted.everyDays());
    List<LocalDate> train = new ArrayList<>();
    LocalDate next = calibrate.minusDays(counted.everyDays());
    while (train.size() < counted.training()
        && !next.minusDays(counted.minHistoryDays()).isBefore(firstDay)) {
      train.add(0, next);
      next = next.minusDays(counted.everyDays());
    }
    if (train.size() < FEWEST_TRAINING) {
      long needed =
          labelDays + (long) counted.everyDays() * (1 + FEWEST_TRAINING) + counted.minHistoryDays();
      throw new Refused("History is too short: orders from " + firstDay + " to before " + asOf
          + " hold " + train.size() + " training snapshots of at least " + FEWEST_TRAINING + "; "
          + needed + " days would do.");
    }
    return new Snapshots(train, List.of(calibrate), List.of(test));
  }

  /** All of them, in order of time. */
  public List<LocalDate> all() {
    return Stream.of(train, calibrate, test).flatMap(List::stream).toList();
  }
}
