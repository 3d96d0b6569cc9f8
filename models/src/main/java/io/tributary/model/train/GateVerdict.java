package io.tributary.model.train;

import io.tributary.model.calibration.LogisticLine;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.evaluation.Metrics;
import io.tributary.model.linear.LinearModel;
import io.tributary.schema.model.ModelSpec.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a model may score.
 *
 * @param isPassed whether it may
 * @param reason the figures that decided
 */
public record GateVerdict(boolean isPassed, String reason) {

  private static final double MOST_IMPORTANT = 0.6;

  /** Holds the test figures against the gate. */
  public static GateVerdict of(Gate gate, TrainedModel trained) {
    Metrics test = trained.evaluation().of("test", Evaluation.MODEL).orElseThrow();
    double baseline = trained
        .evaluation()
        .of("test", Evaluation.BASELINE)
        .flatMap(Metrics::auc)
        .orElse(1.0);
    double auc = test.auc().orElse(0.0);
    double ece = test.ece10().orElse(1.0);
    double slope = test.line().map(LogisticLine::slope).orElse(0.0);
    List<String> faults = new ArrayList<>();
    fault(
        faults,
        test.positives() < gate.minPositives(),
        "%d buyers of at least %d",
        test.positives(),
        gate.minPositives());
    fault(
        faults,
        auc < baseline + gate.aucOverBaseline(),
        "AUC %.4f against %.4f of recency alone," + " %.4f more are asked for",
        auc,
        baseline,
        gate.aucOverBaseline());
    fault(
        faults, ece > gate.maxEce(), "calibration error %.4f of at most %.4f", ece, gate.maxEce());
    fault(
        faults,
        Math.abs(slope - 1) > gate.slopeWithin(),
        "calibration slope %.3f outside 1 ± %.2f",
        slope,
        gate.slopeWithin());
    heaviest(trained.model()).ifPresent(faults::add);
    return faults.isEmpty()
        ? new GateVerdict(
            true,
            format(
                "test AUC %.4f (recency alone %.4f), calibration error %.4f,"
                    + " slope %.3f, %d buyers",
                auc, baseline, ece, slope, test.positives()))
        : new GateVerdict(false, String.join("; ", faults));
  }

  private static void fault(List<String> faults, boolean isFault, String text, Object... figures) {
    if (isFault) {
      faults.add(format(text, figures));
    }
  }

  /** A feature that outweighs all others together often knows the outcome. */
  private static Optional<String> heaviest(LinearModel model) {
    double all = model.weights().stream().mapToDouble(GateVerdict::importance).sum();
    return model.weights().stream()
        .filter(weight -> importance(weight) > MOST_IMPORTANT * all)
        .findFirst()
        .map(weight -> format(
            "feature %s has %.0f %% of all importance",
            weight.name(), 100 * importance(weight) / all));
  }

  private static double importance(LinearModel.Weight weight) {
    return Math.abs(weight.coefficient() * weight.deviation());
  }

  private static String format(String text, Object... figures) {
    return String.format(Locale.ROOT, text, figures);
  }
}
