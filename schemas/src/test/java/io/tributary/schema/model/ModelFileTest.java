package io.tributary.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.model.ModelSpec.SnapshotChoice.Counted;
import io.tributary.schema.model.ModelSpec.SnapshotChoice.Named;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModelFileTest {

  private final Problems problems = new Problems();

  @Test
  void whatIsLeftOutHasADefault() {
    ModelSpec spec = read("""
        model: purchase_30d
        says: Buys again.
        predicts: {label: purchase, within-days: 30}
        """).orElseThrow();

    assertThat(spec.snapshots()).isEqualTo(new Counted(30, 6, 90));
    assertThat(spec.features().lookbacks()).containsExactly(7, 14, 30, 60, 90, 180, 365);
    assertThat(spec.gate()).isEqualTo(new ModelSpec.Gate(200, 0.01, 0.03, 0.2));
    assertThat(spec.retrainDays()).isEqualTo(30);
    assertThat(spec.bands()).isEqualTo(Map.of("high", 90, "medium", 60, "low", 0));
  }

  @Test
  void everyKeyIsTaken() {
    ModelSpec spec = read("""
        model: soon
        says: Buys soon.
        algorithm: logistic-regression
        predicts: {label: purchase, within-days: 14}
        population: {min-orders: 2, ordered-within-days: 200}
        features: {lookbacks: [30, 7], behaviour-lookbacks: [3], channels: [pos]}
        snapshots: {every-days: 20, training: 4, min-history-days: 10}
        training: {regularisation: [0.5], max-rows: 5000}
        gate: {min-positives: 9, auc-over-baseline: 0, max-ece: 0.1, slope-within: 0.5}
        retrain-every-days: 3
        expires-after-days: 2
        bands: {top: 50, rest: 0}
        """).orElseThrow();

    assertThat(spec.labelDays()).isEqualTo(14);
    assertThat(spec.population().minOrders()).isEqualTo(2);
    assertThat(spec.population().orderedWithinDays()).hasValue(200);
    assertThat(spec.features())
        .isEqualTo(new ModelSpec.FeatureChoice(List.of(7, 30), List.of(3), List.of("pos")));
    assertThat(spec.snapshots()).isEqualTo(new Counted(20, 4, 10));
    assertThat(spec.training()).isEqualTo(new ModelSpec.TrainingChoice(List.of(0.5), 5000));
    assertThat(spec.gate()).isEqualTo(new ModelSpec.Gate(9, 0, 0.1, 0.5));
    assertThat(spec.retrainDays()).isEqualTo(3);
    assertThat(spec.expiresDays()).isEqualTo(2);
    assertThat(spec.bands()).isEqualTo(Map.of("top", 50, "rest", 0));
  }

  @Test
  void daysMayBeNamed() {
    assertThat(read(named("2026-04-01")).orElseThrow().snapshots()).isInstanceOf(Named.class);
  }

  @Test
  void aLabelWindowThatReachesIntoCalibrationIsAMistake() {
    assertThat(read(named("2026-03-20"))).isEmpty();
    assertThat(messages())
        .singleElement()
        .asString()
        .contains(
            "m.yaml:6: the label window of the last training snapshot ends on 2026-03-31, after the"
                + " snapshot of 2026-03-20. Leave 30 days between.");
  }

  @Test
  void snapshotsCloserThanTheLabelAreAMistake() {
    read("""
        model: m
        says: Buys.
        predicts: {label: purchase, within-days: 30}
        snapshots: {every-days: 7}
        """);
    assertThat(messages()).singleElement().asString().contains("Give at least 30.");
  }

  @Test
  void anUnknownKeyIsAMistake() {
    read("""
        model: m
        says: Buys.
        predicts: {label: purchase, within-days: 30}
        gate: {min-positive: 3}
        """);
    assertThat(messages()).singleElement().asString().contains("Did you mean 'min-positives'?");
  }

  private static String named(String calibrate) {
    return """
        model: m
        says: Buys.
        predicts: {label: purchase, within-days: 30}
        snapshots:
          train: [2026-01-01, 2026-02-01, 2026-03-01]
          calibrate: [%s]
          test: [2026-06-01]
        """.formatted(calibrate);
  }

  private Optional<ModelSpec> read(String yaml) {
    return ModelFile.read("m.yaml", yaml, problems);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }
}
