package io.tributary.schema.quality;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of quality.yaml. */
final class QualityShape {

  private static final Kind SEVERITY = Kind.Choice.of(Severity.class);
  private static final Kind WHOLE_TABLE = new Kind.Choice(List.of("off", "warn", "breaker"));
  private static final Kind NUMBER = new Kind.Decimal();
  private static final Kind TEXT = new Kind.Text();
  private static final Kind ID =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name");

  private static final List<Shape.Key> VOLUME_KEYS = List.of(
      optional("warn-below", new Kind.Share(), "share of the usual below which it is noted."),
      optional(
          "stop-below",
          new Kind.Share(),
          "share of the usual below which publishing stops; 0 never stops."),
      optional("warn-above", NUMBER, "multiple of the usual above which it is noted; 0 never."),
      optional(
          "stop-above",
          NUMBER,
          "multiple of the usual above which publishing stops; 0 never stops."),
      optional("min-rows", new Kind.Whole(1), "shares apply where so many are usual."));

  private static final Kind TABLE_VOLUME = new Kind.Nested(
      new Shape("volume", "How far rows may differ from those the table has.", VOLUME_KEYS));

  private static final Kind FEED_VOLUME = new Kind.Nested(new Shape(
      "volume",
      "How far a day's records may differ from those of the days before.",
      with(VOLUME_KEYS, optional("days", new Kind.Whole(1), "days that say what is usual."))));

  private static final Shape USUAL = Shape.of(
      "usual",
      "How far a value may be from what runs measured before.",
      optional(
          "by",
          Kind.Choice.of(UsualRule.By.class),
          "normal: mean and deviation so far; change: the value before; week: level, trend and"
              + " weekday. normal unless told."),
      optional("deviations", NUMBER, "standard deviations that are no fault; 3 unless told."),
      optional("fall", new Kind.Share(), "by: change, the share it may fall by; 0.5 unless told."),
      optional("rise", NUMBER, "by: change, the share it may rise by; 1 unless told."),
      optional("history", new Kind.Whole(1), "values that must be known first; 7 unless told."));

  private static final List<Shape.Key> VALUE_KEYS = List.of(
      optional("value", TEXT, "a number: Spark SQL aggregate over the rows written."),
      optional("at-least", NUMBER, "the least value that is no fault."),
      optional("at-most", NUMBER, "the greatest value that is no fault."),
      optional("usual", new Kind.Nested(USUAL), "how far it may be from the values before."),
      optional("severity", SEVERITY, "what a fault does; warn unless told."),
      optional("says", TEXT, "what is wrong then."));

  private static final Shape TABLE_RULE = new Shape(
      "rule",
      "A condition every row meets, or a number the rows amount to.",
      Stream.concat(
              Stream.of(
                  required("id", ID, "unique in the table; the metric is rule.<id>."),
                  optional("row", TEXT, "a condition: Spark SQL boolean over the columns."),
                  optional(
                      "share",
                      new Kind.Share(),
                      "the share of rows that may break the condition; 0 unless told.")),
              VALUE_KEYS.stream())
          .toList());

  private static final Shape FEED_RULE = new Shape(
      "rule",
      "A number the accepted records of a run amount to.",
      Stream.concat(
              Stream.of(required("id", ID, "unique in the feed; the metric is rule.<id>.")),
              VALUE_KEYS.stream())
          .toList());

  private static final List<Shape.Key> TABLE_KEYS = List.of(
      optional("keys", WHOLE_TABLE, "what a key in several rows does."),
      optional("required", SEVERITY, "what a missing required value does."),
      optional("values", SEVERITY, "what a value outside its column's range or words does."),
      optional(
          "references",
          WHOLE_TABLE,
          "what a row that refers to none of another table does, by the end of a night."),
      optional("volume", TABLE_VOLUME, "how far rows may differ."));

  private static final Shape TABLE = new Shape(
      "table",
      "How strictly one table is judged.",
      Stream.concat(
              Stream.of(
                  required("table", TEXT, "such as gold.customer_360."),
                  optional(
                      "rules", new Kind.ListOf(new Kind.Nested(TABLE_RULE)), "further rules.")),
              TABLE_KEYS.stream())
          .toList());

  private static final List<Shape.Key> FEED_KEYS = List.of(
      optional("volume", FEED_VOLUME, "how far a day's records may differ."),
      optional(
          "missing",
          drift("missing", "How far the share of records with a value may move."),
          "how far the share of records with a value may move."),
      optional(
          "mean",
          drift("mean", "How far the mean of numbers may move."),
          "how far the mean of a column's numbers may move."),
      optional(
          "words",
          drift("words", "How far the share of a word may move."),
          "how far the share of one of a column's words may move."),
      optional(
          "stale",
          new Kind.Nested(Shape.of(
              "stale",
              "How long it may bring nothing.",
              optional("days", new Kind.Whole(1), "days without a file that are no fault."),
              optional("severity", WHOLE_TABLE, "what a longer silence does."))),
          "how long it may bring nothing."));

  private static final Shape FEED = new Shape(
      "feed",
      "How strictly one feed is judged.",
      Stream.concat(
              Stream.of(
                  required("feed", TEXT, "its name."),
                  optional("rules", new Kind.ListOf(new Kind.Nested(FEED_RULE)), "further rules.")),
              FEED_KEYS.stream())
          .toList());

  /** The whole file. */
  static final Shape SHAPE = Shape.of(
      "quality",
      "What is checked before a table is published; what is left out is as shipped.",
      optional(
          "table-defaults",
          new Kind.Nested(new Shape("table-defaults", "For every table.", TABLE_KEYS)),
          "for tables not named below."),
      optional("tables", new Kind.ListOf(new Kind.Nested(TABLE)), "tables judged otherwise."),
      optional(
          "feed-defaults",
          new Kind.Nested(new Shape("feed-defaults", "For every feed.", FEED_KEYS)),
          "for feeds not named below."),
      optional("feeds", new Kind.ListOf(new Kind.Nested(FEED)), "feeds judged otherwise."));

  private QualityShape() {}

  private static Kind drift(String name, String says) {
    return new Kind.Nested(Shape.of(
        name,
        says,
        optional("change", NUMBER, "the change that is no fault."),
        optional("deviations", NUMBER, "standard deviations that are no fault; 0: do not count."),
        optional("severity", WHOLE_TABLE, "what a greater change does.")));
  }

  private static List<Shape.Key> with(List<Shape.Key> keys, Shape.Key more) {
    return Stream.concat(keys.stream(), Stream.of(more)).toList();
  }
}
