package io.tributary.schema.model;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of a file models/*.yaml. */
public final class ModelShape {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind NAME = new Kind.Formed(
      Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name, such as purchase_30d");
  private static final Kind DAYS = new Kind.ListOf(new Kind.Whole(1));
  private static final Kind DATES = new Kind.ListOf(
      new Kind.Formed(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), "a day, such as 2026-03-01"));
  private static final Kind NUMBER = new Kind.Formed(
      Pattern.compile("\\d*\\.?\\d+(e-?\\d+)?"), "a number of at least 0, such as 0.01");

  private static final Shape PREDICTS = Shape.of(
      "predicts",
      "What is foretold.",
      required("label", new Kind.Choice(List.of("purchase")), "at least one sale, not cancelled."),
      required(
          "within-days", new Kind.Whole(1), "in so many days from the snapshot, it included."));

  private static final Shape POPULATION = Shape.of(
      "population",
      "Whom the model is about.",
      optional("min-orders", new Kind.Whole(1), "orders before the snapshot; 1 unless told."),
      optional(
          "ordered-within-days", new Kind.Whole(1), "days since the newest; any unless told."));

  private static final Shape FEATURES = Shape.of(
      "features",
      "What the model may look at, all before the snapshot.",
      optional("lookbacks", DAYS, "days over which orders are counted; 7 to 365 unless told."),
      optional("behaviour-lookbacks", DAYS, "the same for events and touches; 7, 30, 90."),
      optional(
          "channels", new Kind.ListOf(NAME), "channels counted one by one; none unless told."));

  private static final Shape SNAPSHOTS = Shape.of(
      "snapshots",
      "The days the model learns from: counted back from today, or named.",
      optional("every-days", new Kind.Whole(1), "days between two; the label's unless told."),
      optional("training", new Kind.Whole(3), "at most so many train; 6 unless told."),
      optional(
          "min-history-days", new Kind.Whole(1), "orders before the earliest; 90 unless told."),
      optional("train", DATES, "named days that train."),
      optional("calibrate", DATES, "named days that calibrate."),
      optional("test", DATES, "named days that test."));

  private static final Shape TRAINING = Shape.of(
      "training",
      "How the model learns.",
      optional(
          "regularisation",
          new Kind.ListOf(NUMBER),
          "candidates for the L2 penalty; 0.001 and 0.01 unless told."),
      optional("max-rows", new Kind.Whole(1000), "of more rows so many are drawn; 200,000."));

  private static final Shape GATE = Shape.of(
      "gate",
      "What the model must reach on its test snapshots before its scores are published.",
      optional("min-positives", new Kind.Whole(1), "buyers at least; 200 unless told."),
      optional("auc-over-baseline", NUMBER, "AUC above that of recency alone; 0.01 unless told."),
      optional("max-ece", NUMBER, "calibration error at most; 0.03 unless told."),
      optional("slope-within", NUMBER, "calibration slope within 1 ± this; 0.2 unless told."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "model",
      "A model that scores persons.",
      required("model", NAME, "its name."),
      required("says", TEXT, "one sentence for people."),
      optional(
          "algorithm",
          new Kind.Choice(List.of("logistic-regression")),
          "logistic-regression unless told."),
      required("predicts", new Kind.Nested(PREDICTS), "what is foretold."),
      optional("population", new Kind.Nested(POPULATION), "whom it is about."),
      optional("features", new Kind.Nested(FEATURES), "what it may look at."),
      optional("snapshots", new Kind.Nested(SNAPSHOTS), "the days it learns from."),
      optional("training", new Kind.Nested(TRAINING), "how it learns."),
      optional("gate", new Kind.Nested(GATE), "what it must reach."),
      optional("retrain-every-days", new Kind.Whole(1), "30 unless told."),
      optional("expires-after-days", new Kind.Whole(1), "how long a score is good; 7 unless told."),
      optional(
          "bands",
          new Kind.MapOf(new Kind.Whole(0)),
          "lowest percentile of each band; {high: 90, medium: 60, low: 0} unless told."));

  private ModelShape() {}
}
