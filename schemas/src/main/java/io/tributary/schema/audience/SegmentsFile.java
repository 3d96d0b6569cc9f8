package io.tributary.schema.audience;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.audience.LifecycleSettings.CategoryGap;
import io.tributary.schema.audience.LifecycleSettings.Gap;
import io.tributary.schema.audience.RfmSettings.Frequency;
import io.tributary.schema.audience.RfmSettings.Range;
import io.tributary.schema.audience.RfmSettings.Segment;
import io.tributary.schema.audience.RfmSettings.Threshold;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads segments.yaml: how RFM and life cycle are cut. */
public final class SegmentsFile {

  private static final Kind DAYS = new Kind.Whole(1);
  private static final Kind RANGE = new Kind.Formed(
      Pattern.compile("[1-5](-[1-5])?"), "a score or a range of scores, such as 5 or 4-5");
  private static final Kind FACTOR = new Kind.Formed(
      Pattern.compile("[1-9]\\d?(\\.\\d)?"), "a number from 1 to 99.9, such as 2 or 1.5");
  private static final Kind THRESHOLD = new Kind.Formed(
      Pattern.compile("mean|median|-?\\d{1,12}(\\.\\d{1,2})?"),
      "mean, median, or a number such as 30 or 199.50");

  private static final Shape SEGMENT = Shape.of(
      "segment",
      "A name for scores in three ranges.",
      required("segment", new Kind.Text(), "its name."),
      optional("r", RANGE, "recency scores; 1-5 unless told."),
      optional("f", RANGE, "frequency scores; 1-5 unless told."),
      optional("m", RANGE, "money scores; 1-5 unless told."));

  private static final Shape TYPES = Shape.of(
      "types",
      "What parts high from low in the eight Chinese types.",
      optional("recency", THRESHOLD, "days; mean unless told. Fewer days are high."),
      optional("frequency", THRESHOLD, "mean unless told."),
      optional("monetary", THRESHOLD, "median unless told."));

  private static final Shape RFM = Shape.of(
      "rfm",
      "How recency, frequency and money become scores, segments and types.",
      optional("look-back-days", DAYS, "days before the as-of day that count; 365 unless told."),
      optional(
          "frequency",
          Kind.Choice.of(Frequency.class),
          "what it counts; purchase-days unless told."),
      optional(
          "segments",
          new Kind.ListOf(new Kind.Nested(SEGMENT)),
          "first match wins; together they hold every score."),
      optional("types", new Kind.Nested(TYPES), "thresholds of the eight types."));

  private static final List<Shape.Key> GAP = List.of(
      required("usual", DAYS, "days between purchases of customers who bought once."),
      required("least", DAYS, "no personal gap is taken for shorter."),
      required("most", DAYS, "no personal gap is taken for longer."));

  private static final Shape CATEGORY = new Shape(
      "category gap",
      "Days between purchases of customers whose last product is of a category.",
      RuleShapes.with(
          GAP, required("category", new Kind.Text(), "a category path; all below it, too.")));

  private static final Shape LIFECYCLE = Shape.of(
      "lifecycle",
      "Where the stages of life begin and end.",
      optional("new-days", DAYS, "new so many days after the first purchase; 30 unless told."),
      optional("fresh-days", DAYS, "a repeated purchase is fresh so long; 30 unless told."),
      optional("lost-days", DAYS, "lost after more days without one; 365 unless told."),
      optional("churn-factor", FACTOR, "at risk after more gaps without one; 2 unless told."),
      optional(
          "gap-days",
          new Kind.Nested(new Shape("gap-days", "Days between purchases.", GAP)),
          "where no category says otherwise."),
      optional(
          "categories",
          new Kind.ListOf(new Kind.Nested(CATEGORY)),
          "by category, first match wins."));

  private static final Shape LEADS = Shape.of(
      "leads",
      "Which leads are the same.",
      optional(
          "window-days",
          DAYS,
          "within so many days of a lead a further one of the same person and form is the same; 30"
              + " unless told."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "segments",
      "How customers are cut into segments; what is left out is as shipped.",
      optional("rfm", new Kind.Nested(RFM), "by recency, frequency and money."),
      optional("lifecycle", new Kind.Nested(LIFECYCLE), "by where they are as customers."),
      optional("leads", new Kind.Nested(LEADS), "which leads are the same."));

  private final Problems problems;

  private SegmentsFile(Problems problems) {
    this.problems = problems;
  }

  /** The settings in a YAML text; what is wrong with it is noted and is as shipped. */
  public static SegmentSettings read(String file, String text, Problems problems) {
    return YamlFiles.parse(file, text, problems)
        .map(root -> {
          int before = problems.count();
          SHAPE.check(root, problems);
          return problems.count() > before ? shipped() : new SegmentsFile(problems).settings(root);
        })
        .orElseGet(SegmentsFile::shipped);
  }

  static SegmentSettings shipped() {
    Problems problems = new Problems();
    SegmentSettings settings = new SegmentsFile(problems)
        .settings(YamlFiles.parse("segments.yaml", DefinitionLibrary.segments(), problems)
            .orElseThrow());
    if (problems.count() > 0) {
      throw new IllegalStateException("The product is damaged: " + problems.all());
    }
    return settings;
  }

  private SegmentSettings settings(YamlNode root) {
    YamlNode shipped = YamlFiles.parse(
            "segments.yaml", DefinitionLibrary.segments(), new Problems())
        .orElseThrow();
    return new SegmentSettings(
        rfm(new Layers(root.at("rfm"), shipped.at("rfm"))),
        lifecycle(new Layers(root.at("lifecycle"), shipped.at("lifecycle"))),
        new Layers(root.at("leads"), shipped.at("leads")).days("window-days"));
  }

  /** A mapping of the workspace over the shipped one. */
  private record Layers(Optional<YamlNode> own, Optional<YamlNode> shipped) {

    YamlNode at(String key) {
      return own.flatMap(node -> node.at(key))
          .or(() -> shipped.flatMap(node -> node.at(key)))
          .orElseThrow(() -> new IllegalStateException("segments.yaml as shipped lacks " + key));
    }

    Layers below(String key) {
      return new Layers(own.flatMap(node -> node.at(key)), shipped.flatMap(node -> node.at(key)));
    }

    String text(String key) {
      return at(key).text().orElse("");
    }

    int days(String key) {
      return Integer.parseInt(text(key));
    }
  }

  private RfmSettings rfm(Layers node) {
    Layers types = node.below("types");
    return new RfmSettings(
        node.days("look-back-days"),
        node.text("frequency").equals("orders") ? Frequency.ORDERS : Frequency.PURCHASE_DAYS,
        segments(node.at("segments")),
        threshold(types.text("recency")),
        threshold(types.text("frequency")),
        threshold(types.text("monetary")));
  }

  private List<Segment> segments(YamlNode list) {
    List<Segment> segments = list.items().stream()
        .map(node -> new Segment(
            node.text("segment").orElse(""), range(node, "r"), range(node, "f"), range(node, "m")))
        .toList();
    for (int score = 0; score < 125; score++) {
      int r = 1 + score / 25;
      int f = 1 + score / 5 % 5;
      int m = 1 + score % 5;
      if (segments.stream().noneMatch(segment -> segment.holds(r, f, m))) {
        note(
            list,
            "No segment holds the scores r " + r + ", f " + f + ", m " + m
                + ". Let the last segment hold all that is left: {segment: others}.");
        return segments;
      }
    }
    return segments;
  }

  private Range range(YamlNode node, String key) {
    String text = node.text(key).orElse("1-5");
    Range range = new Range(text.charAt(0) - '0', text.charAt(text.length() - 1) - '0');
    if (range.from() > range.to()) {
      note(node.place(key), key + " is " + text + ", which holds no score. Write the lower first.");
    }
    return range;
  }

  private static Threshold threshold(String text) {
    return switch (text) {
      case "mean" -> new Threshold.Mean();
      case "median" -> new Threshold.Median();
      default -> new Threshold.Fixed(new BigDecimal(text));
    };
  }

  private LifecycleSettings lifecycle(Layers node) {
    return new LifecycleSettings(
        node.days("new-days"),
        node.days("fresh-days"),
        node.days("lost-days"),
        new BigDecimal(node.text("churn-factor")),
        gap(node.at("gap-days")),
        node.at("categories").items().stream()
            .map(one -> new CategoryGap(one.text("category").orElse(""), gap(one)))
            .toList());
  }

  private Gap gap(YamlNode node) {
    int usual = Integer.parseInt(node.text("usual").orElse("1"));
    int least = Integer.parseInt(node.text("least").orElse("1"));
    int most = Integer.parseInt(node.text("most").orElse("1"));
    if (usual < least || most < usual) {
      note(
          node,
          "usual is " + usual + " days, which is not within least " + least + " and most " + most
              + ". Mend one of them.");
      return new Gap(1, 1, 1);
    }
    return new Gap(usual, least, most);
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
