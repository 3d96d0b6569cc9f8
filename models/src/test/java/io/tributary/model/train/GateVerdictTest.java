package io.tributary.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.calibration.LogisticLine;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.evaluation.Metrics;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.linear.LinearModel.Weight;
import io.tributary.schema.model.ModelSpec.Gate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateVerdictTest {

  private static final Gate GATE = new Gate(200, 0.01, 0.03, 0.2);
  private static final List<Weight> EVEN = List.of(weight("a", 1), weight("b", -1));

  @Test
  void exactlyAtTheGateIsThrough() {
    GateVerdict verdict = GateVerdict.of(GATE, trained(200, 0.75, 0.03, 1.2, EVEN));

    assertThat(verdict.isPassed()).isTrue();
    assertThat(verdict.reason())
        .isEqualTo("test AUC 0.7500 (recency alone 0.7000), calibration error 0.0300, slope 1.200,"
            + " 200 buyers");
  }

  @Test
  void everyFaultIsToldWithItsFigure() {
    GateVerdict verdict = GateVerdict.of(GATE, trained(199, 0.705, 0.031, 0.79, EVEN));

    assertThat(verdict.isPassed()).isFalse();
    assertThat(verdict.reason())
        .isEqualTo("199 buyers of at least 200; AUC 0.7050 against 0.7000 of recency alone, 0.0100"
            + " more are asked for; calibration error 0.0310 of at most 0.0300; calibration slope"
            + " 0.790 outside 1 ± 0.20");
  }

  @Test
  void aFeatureThatOutweighsAllOthersTogetherIsSuspicious() {
    List<Weight> uneven = List.of(weight("a", 1), weight("b", -2));

    assertThat(GateVerdict.of(GATE, trained(200, 0.75, 0, 1, uneven)).reason())
        .isEqualTo("feature b has 67 % of all importance");
  }

  private static Weight weight(String name, double coefficient) {
    return new Weight(name, 0, 1, coefficient);
  }

  private static TrainedModel trained(
      long positives, double auc, double ece, double slope, List<Weight> weights) {
    Evaluation evaluation = new Evaluation(
        List.of(),
        List.of(
            metrics(Evaluation.MODEL, positives, auc, ece, slope),
            metrics(Evaluation.BASELINE, positives, 0.7, 1, 0)));
    return new TrainedModel(new LinearModel(0, weights), 0.01, 1000, new Platt(1, 0), evaluation);
  }

  private static Metrics metrics(
      String scorer, long positives, double auc, double ece, double slope) {
    Optional<Double> none = Optional.empty();
    return new Metrics(
        "test",
        scorer,
        1000,
        positives,
        Optional.of(auc),
        none,
        none,
        none,
        none,
        Optional.of(ece),
        Optional.of(new LogisticLine(slope, 0)),
        none,
        none);
  }
}
