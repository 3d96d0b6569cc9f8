package io.tributary.schema.audience;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of rules. */
final class RuleShapes {

  static final Kind TEXT = new Kind.Text();
  static final Kind TEXTS = new Kind.ListOf(TEXT);
  static final Kind DAYS = new Kind.Formed(Durations.DAYS, "a number of days, such as 90d");
  static final Kind DURATION =
      new Kind.Formed(Durations.FORM, "a length of time, such as 30m, 24h or 7d");
  static final Kind CODE = new Kind.Formed(
      Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){2}"),
      "a code domain.category.name in lower case, such as interest.category.skincare");
  static final Kind SNAKE_CASE =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name");

  private static final List<Shape.Key> FACTS = List.of(
      required("source", Kind.Choice.of(FactSource.class), "the kind of facts."),
      optional("where", TEXT, "Spark SQL boolean over the source's columns; all unless told."),
      optional(
          "last", DAYS, "only the last days before the as-of day; all of history unless told."));

  private static final List<Shape.Key> COUNTED = with(
      FACTS,
      optional("distinct", TEXT, "Spark SQL whose different values count, instead of facts."));

  private static final Shape DID = new Shape(
      "did",
      "How many facts of a kind a person has.",
      with(
          COUNTED,
          optional("at-least", new Kind.Whole(0), "the least number that holds; 1 unless told."),
          optional("at-most", new Kind.Whole(0), "the greatest number that holds."),
          optional("within", DURATION, "at-least of them lie within so long, ends included.")));

  private static final Shape DID_NOT =
      new Shape("did-not", "Facts of a kind a person has none of.", FACTS);

  private static final List<Shape.Key> SECOND = FACTS.subList(0, 2);

  private static final List<Shape.Key> FIRST_AND_SECOND = List.of(
      required("first", new Kind.Nested(new Shape("first", "The first fact.", SECOND)), "it."),
      optional(
          "then", new Kind.Nested(new Shape("then", "What follows.", SECOND)), "what follows."),
      optional(
          "then-not",
          new Kind.Nested(new Shape("then-not", "What does not follow.", SECOND)),
          "what does not follow."));

  private static final Shape SEQUENCE = new Shape(
      "sequence",
      "A fact, and within some time after it another, or none. The time must be over for none.",
      with(
          FIRST_AND_SECOND,
          required("within", DURATION, "so long after the first fact, its end included."),
          optional(
              "last", DAYS, "first facts of the last days only; all of history unless told.")));

  /** What makes somebody worth a contact. */
  static final Shape TRIGGER = new Shape(
      "trigger",
      "A fact, and where told within some time after it another, or none.",
      with(
          FIRST_AND_SECOND,
          optional("within", DURATION, "so long after the first fact, its end included.")));

  private static final Shape TAG = Shape.of(
      "tag condition",
      "The person has a tag, with one of some values.",
      required("code", CODE, "the tag."),
      optional("is", TEXTS, "values that hold; any unless told."));

  /** Who has a tag. */
  static final Shape OF_TAGS = ofTags();

  /** Who is in an audience. */
  static final Shape OF_AUDIENCES = ofAudiences();

  private RuleShapes() {}

  private static Shape ofTags() {
    return new Shape(
        "rule of a tag", "One condition, or several put together.", conditions(() -> OF_TAGS));
  }

  private static Shape ofAudiences() {
    List<Shape.Key> keys = with(
        conditions(() -> OF_AUDIENCES),
        optional(
            "tag",
            new Kind.TextOr(CODE, new Kind.Nested(TAG)),
            "the person has the tag, or {code: …, is: [values]}."),
        optional("audience", SNAKE_CASE, "the person is in the audience, too."));
    return new Shape("rule of an audience", "One condition, or several put together.", keys);
  }

  private static List<Shape.Key> conditions(java.util.function.Supplier<Shape> itself) {
    Kind rule = new Kind.Reference(itself);
    return List.of(
        optional("says", TEXT, "what evidence calls the condition; its words unless told."),
        optional("sql", TEXT, "Spark SQL boolean over the profile, RFM and life cycle."),
        optional("did", new Kind.Nested(DID), "how many facts of a kind."),
        optional("did-not", new Kind.Nested(DID_NOT), "no facts of a kind."),
        optional("sequence", new Kind.Nested(SEQUENCE), "one fact and then another, or none."),
        optional("all", new Kind.ListOf(rule), "all of them hold."),
        optional("any", new Kind.ListOf(rule), "at least one of them holds."),
        optional("not", rule, "it does not hold."));
  }

  static List<Shape.Key> with(List<Shape.Key> keys, Shape.Key... more) {
    List<Shape.Key> all = new ArrayList<>(keys);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
