package io.tributary.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.model.calibration.Calibration.Isotonic;
import io.tributary.model.calibration.Calibration.Platt;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationsTest {

  @Test
  void plattFindsTheLineOutcomesFollow() {
    Platt platt = Calibrations.platt(bins(10_000, m -> Calibration.sigmoid(0.5 * m - 1)));

    assertThat(platt.slope()).isCloseTo(0.5, within(0.01));
    assertThat(platt.intercept()).isCloseTo(-1, within(0.01));
  }

  @Test
  void neighboursOutOfOrderArePooled() {
    Isotonic isotonic = Calibrations.isotonic(List.of(
        new MarginBin(0, 0, 10, 1),
        new MarginBin(1, 0, 10, 5),
        new MarginBin(2, 0, 10, 3),
        new MarginBin(3, 0, 10, 9)));

    assertThat(isotonic.probabilities()).containsExactly(0.1, 0.4, 0.9);
    assertThat(isotonic.margins()).containsExactly(0.0, 1.5, 3.0);
    assertThat(isotonic.probability(-9)).isEqualTo(0.1);
    assertThat(isotonic.probability(0.75)).isCloseTo(0.25, within(1e-12));
    assertThat(isotonic.probability(9)).isEqualTo(0.9);
  }

  @Test
  void aStaircaseNeedsManyRows() {
    DoubleUnaryOperator step = m -> m < 0 ? 0.1 : 0.3;

    assertThat(Calibrations.best(bins(20, step))).isInstanceOf(Platt.class);
    assertThat(Calibrations.best(bins(2_000, step))).isInstanceOf(Isotonic.class);
  }

  @Test
  void onlyPositivesLeaveProbabilitiesBelowOne() {
    Platt platt = Calibrations.platt(bins(5, m -> 1));

    assertThat(platt.probability(0)).isGreaterThan(0.9).isLessThan(1);
  }

  private static List<MarginBin> bins(int rows, DoubleUnaryOperator share) {
    return IntStream.rangeClosed(-40, 40)
        .mapToObj(i -> new MarginBin(
            i / 10.0, Math.floorMod(i, 2), rows, Math.round(rows * share.applyAsDouble(i / 10.0))))
        .toList();
  }
}
