package io.tributary.schema.audience;

import static io.tributary.schema.audience.RuleShapes.CODE;
import static io.tributary.schema.audience.RuleShapes.DAYS;
import static io.tributary.schema.audience.RuleShapes.DURATION;
import static io.tributary.schema.audience.RuleShapes.SNAKE_CASE;
import static io.tributary.schema.audience.RuleShapes.TEXT;
import static io.tributary.schema.audience.RuleShapes.TEXTS;
import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.audience.TagDefinition.Level;
import io.tributary.schema.audience.TagDefinition.Sensitivity;
import io.tributary.schema.audience.TagDefinition.Status;
import io.tributary.schema.audience.TagDefinition.Timeliness;
import io.tributary.schema.audience.TagDefinition.ValueType;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;

/** The keys of files in tags/, audiences/ and strategies/. */
public final class DefinitionShapes {

  private static final Kind VERSION = new Kind.Whole(1);
  private static final Kind PURPOSES = new Kind.ListOf(SNAKE_CASE);
  private static final Kind LEVELS =
      new Kind.Choice(List.of(Sensitivity.L1.name(), "L2", "L3", "L4"));

  private static final Shape NAMES = Shape.of(
      "names",
      "What people call it.",
      required("zh", TEXT, "in Chinese."),
      required("en", TEXT, "in English."));

  private static final Shape.Key PARAMETERS =
      optional("parameters", new Kind.MapOf(TEXT), "values that the SQL in here names as :name.");

  private static final Shape TAG = Shape.of(
      "tag definition",
      "Who has a tag, with what value, and what it may be used for.",
      required("tag", CODE, "its code, domain.category.name."),
      required("version", VERSION, "grows with every change of meaning."),
      required("names", new Kind.Nested(NAMES), "what people call it."),
      required("level", Kind.Choice.of(Level.class), "said, done, or concluded by a model."),
      optional("parent", CODE, "the tag above it in the tree; domain.category unless told."),
      optional("value-type", Kind.Choice.of(ValueType.class), "boolean unless told."),
      optional(
          "rule",
          new Kind.Nested(RuleShapes.OF_TAGS),
          "who has it; everybody with a value unless told."),
      optional("value", TEXT, "Spark SQL over the profile; null is no tag. true unless told."),
      PARAMETERS,
      required("owner", TEXT, "who answers for it."),
      optional("timeliness", Kind.Choice.of(Timeliness.class), "nightly unless told."),
      required("ttl", DAYS, "after so long a value is not to be used."),
      required("sensitivity", LEVELS, "L1, harmless, to L4, most sensitive."),
      required("purposes", PURPOSES, "what it may be used for, such as marketing."),
      optional("status", Kind.Choice.of(Status.class), "online unless told."));

  private static final Shape LIMIT = Shape.of(
      "limit",
      "Only the first of the persons.",
      required("top", new Kind.Whole(1), "how many."),
      required("by", TEXT, "Spark SQL number over the profile, the greatest first."));

  private static final Shape AUDIENCE = Shape.of(
      "audience definition",
      "Who is in an audience, and what for.",
      required("audience", SNAKE_CASE, "its id."),
      required("version", VERSION, "grows with every change of meaning."),
      required("names", new Kind.Nested(NAMES), "what people call it."),
      required(
          "purpose", SNAKE_CASE, "what members may be addressed for; every tag must allow it."),
      optional("rule", new Kind.Nested(RuleShapes.OF_AUDIENCES), "who is in."),
      optional("include", TEXTS, "audiences whose members are in, too."),
      optional("exclude", TEXTS, "audiences whose members are not."),
      optional("limit", new Kind.Nested(LIMIT), "only the first of them."),
      PARAMETERS,
      required("owner", TEXT, "who answers for it."),
      optional("refresh", Kind.Choice.of(Timeliness.class), "nightly unless told."));

  private static final Shape STRATEGY = Shape.of(
      "strategy definition",
      "What makes somebody worth a contact now, and who of them is addressed.",
      required("strategy", SNAKE_CASE, "its id."),
      required("version", VERSION, "grows with every change of meaning."),
      required("names", new Kind.Nested(NAMES), "what people call it."),
      required("purpose", SNAKE_CASE, "what persons are addressed for."),
      required("trigger", new Kind.Nested(RuleShapes.TRIGGER), "what makes it due."),
      optional("audience", SNAKE_CASE, "only members of the audience, as last published."),
      optional("exclude", TEXTS, "audiences whose members are left out."),
      optional("valid-for", DURATION, "so long after it is due it makes sense; 1d unless told."),
      optional(
          "once-per",
          DURATION,
          "one a person in each stretch of so long, counted from midnight; every fact unless told."),
      optional("holdout", new Kind.Share(), "share of persons not addressed; 0 unless told."),
      optional("channels", TEXTS, "where to reach them, the best first."),
      optional("offer", TEXT, "what is offered, such as a coupon's id."),
      PARAMETERS,
      required("owner", TEXT, "who answers for it."),
      optional("status", new Kind.Choice(List.of("draft", "online")), "online unless told."));

  /** A file in tags/. */
  public static final Shape TAGS = Shape.of(
      "tags",
      "Tags: what is known of persons, by rules.",
      required("tags", new Kind.ListOf(new Kind.Nested(TAG)), "the definitions."));

  /** A file in audiences/. */
  public static final Shape AUDIENCES = Shape.of(
      "audiences",
      "Audiences: persons to be addressed for a purpose.",
      required("audiences", new Kind.ListOf(new Kind.Nested(AUDIENCE)), "the definitions."));

  /** A file in strategies/. */
  public static final Shape STRATEGIES = Shape.of(
      "strategies",
      "Strategies: when somebody is worth a contact.",
      required("strategies", new Kind.ListOf(new Kind.Nested(STRATEGY)), "the definitions."));

  private DefinitionShapes() {}
}
