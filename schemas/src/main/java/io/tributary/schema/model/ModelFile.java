package io.tributary.schema.model;

import io.tributary.schema.model.ModelSpec.FeatureChoice;
import io.tributary.schema.model.ModelSpec.Gate;
import io.tributary.schema.model.ModelSpec.Population;
import io.tributary.schema.model.ModelSpec.SnapshotChoice;
import io.tributary.schema.model.ModelSpec.TrainingChoice;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a file models/*.yaml. */
public final class ModelFile {

  private static final List<Integer> LOOKBACKS = List.of(7, 14, 30, 60, 90, 180, 365);
  private static final List<Integer> BEHAVIOUR_LOOKBACKS = List.of(7, 30, 90);
  private static final List<Double> REGULARISATION = List.of(0.001, 0.01);
  private static final Map<String, Integer> BANDS = Map.of("high", 90, "medium", 60, "low", 0);
  private static final List<String> NAMED = List.of("train", "calibrate", "test");
  private static final List<String> COUNTED = List.of("every-days", "training", "min-history-days");
  private static final int FEWEST_TRAINING = 3;

  private final Problems problems;

  private ModelFile(Problems problems) {
    this.problems = problems;
  }

  /**
   * The model in a YAML text; empty where something is wrong with it, which is noted.
   *
   * @param file how messages name the text
   */
  public static Optional<ModelSpec> read(String file, String text, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    int before = problems.count();
    root.ifPresent(node -> ModelShape.SHAPE.check(node, problems));
    if (root.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    ModelSpec spec = new ModelFile(problems).model(root.get());
    return problems.count() > before ? Optional.empty() : Optional.of(spec);
  }

  private ModelSpec model(YamlNode root) {
    int labelDays = whole(root.place("predicts"), "within-days", 1);
    YamlNode population = root.place("population");
    YamlNode features = root.place("features");
    YamlNode gate = root.place("gate");
    return new ModelSpec(
        root.text("model").orElse(""),
        root.text("says").orElse(""),
        labelDays,
        new Population(whole(population, "min-orders", 1), optional(population)),
        new FeatureChoice(
            wholes(features, "lookbacks", LOOKBACKS),
            wholes(features, "behaviour-lookbacks", BEHAVIOUR_LOOKBACKS),
            features.texts("channels")),
        snapshots(root.place("snapshots"), labelDays),
        training(root.place("training")),
        new Gate(
            whole(gate, "min-positives", 200),
            number(gate, "auc-over-baseline", 0.01),
            number(gate, "max-ece", 0.03),
            number(gate, "slope-within", 0.2)),
        whole(root, "retrain-every-days", 30),
        whole(root, "expires-after-days", 7),
        bands(root));
  }

  private static OptionalInt optional(YamlNode population) {
    return population
        .text("ordered-within-days")
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  private static TrainingChoice training(YamlNode node) {
    List<Double> penalties =
        node.texts("regularisation").stream().map(Double::parseDouble).toList();
    return new TrainingChoice(
        penalties.isEmpty() ? REGULARISATION : penalties, whole(node, "max-rows", 200_000));
  }

  private Map<String, Integer> bands(YamlNode root) {
    Map<String, Integer> bands = new LinkedHashMap<>();
    root.at("bands")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((band, node) -> bands.put(band, Integer.parseInt(node.text().orElse("0"))));
    if (!bands.isEmpty() && !bands.containsValue(0)) {
      note(
          root.place("bands"),
          "bands leave some percentiles without one. Let the lowest begin at 0.");
    }
    return bands.isEmpty() ? BANDS : bands;
  }

  private SnapshotChoice snapshots(YamlNode node, int labelDays) {
    boolean isNamed = NAMED.stream().anyMatch(key -> node.at(key).isPresent());
    if (isNamed) {
      return named(node, labelDays);
    }
    int every = whole(node, "every-days", labelDays);
    if (every < labelDays) {
      note(
          node.place("every-days"),
          "every-days is " + every + ", so label windows of " + labelDays
              + " days would overlap from training to test. Give at least " + labelDays + ".");
    }
    return new SnapshotChoice.Counted(
        every, whole(node, "training", 6), whole(node, "min-history-days", 90));
  }

  private SnapshotChoice named(YamlNode node, int labelDays) {
    for (String key : COUNTED) {
      if (node.at(key).isPresent()) {
        note(node.place(key), key + " counts snapshots, but others name them. Keep one way.");
      }
    }
    List<LocalDate> train = dates(node, "train", FEWEST_TRAINING);
    List<LocalDate> calibrate = dates(node, "calibrate", 1);
    List<LocalDate> test = dates(node, "test", 1);
    if (!train.isEmpty() && !calibrate.isEmpty() && !test.isEmpty()) {
      apart(node.place("calibrate"), "training", train, calibrate, labelDays);
      apart(node.place("test"), "calibration", calibrate, test, labelDays);
    }
    return new SnapshotChoice.Named(train, calibrate, test);
  }

  private void apart(
      YamlNode place, String what, List<LocalDate> before, List<LocalDate> after, int labelDays) {
    LocalDate end = before.get(before.size() - 1).plusDays(labelDays);
    if (end.isAfter(after.get(0))) {
      note(
          place,
          "the label window of the last " + what + " snapshot ends on " + end
              + ", after the snapshot of " + after.get(0) + ". Leave " + labelDays
              + " days between.");
    }
  }

  private List<LocalDate> dates(YamlNode node, String key, int fewest) {
    List<LocalDate> dates = new ArrayList<>();
    for (YamlNode item : node.items(key)) {
      try {
        dates.add(LocalDate.parse(item.text().orElse("")));
      } catch (DateTimeException e) {
        note(item, key + " of snapshots holds " + item.form() + ", which is no day.");
      }
    }
    if (dates.size() < fewest) {
      note(
          node.place(key),
          "snapshots name " + dates.size() + " days under " + key + ". Name at least " + fewest
              + ".");
    }
    return dates.stream().distinct().sorted().toList();
  }

  private static int whole(YamlNode node, String key, int otherwise) {
    return node.text(key).map(Integer::parseInt).orElse(otherwise);
  }

  private static double number(YamlNode node, String key, double otherwise) {
    return node.text(key).map(Double::parseDouble).orElse(otherwise);
  }

  private static List<Integer> wholes(YamlNode node, String key, List<Integer> otherwise) {
    List<Integer> values = node.texts(key).stream().map(Integer::parseInt).toList();
    return values.isEmpty() ? otherwise : values;
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
