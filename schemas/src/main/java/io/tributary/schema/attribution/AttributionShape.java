package io.tributary.schema.attribution;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of attribution.yaml. */
final class AttributionShape {

  static final String NONE = "none";

  private static final Kind LENGTH =
      new Kind.Formed(Pattern.compile("[1-9]\\d{0,4}[mhd]"), "a length such as 30d, 24h or 90m");
  private static final Kind TOUCH = new Kind.Choice(
      Stream.concat(Stream.of(TouchKind.values()).map(TouchKind::word), Stream.of(NONE))
          .toList());

  private static final List<Shape.Key> LENGTHS = List.of(
      optional("click", LENGTH, "clicks before the conversion."),
      optional("view", LENGTH, "what was shown; 1d unless told."),
      optional("visit", LENGTH, "visits; as clicks unless told."),
      optional("message", LENGTH, "messages that arrived; as clicks unless told."),
      optional("offline", LENGTH, "touches off-line; as clicks unless told."));

  private static final Shape CHANNEL = new Shape(
      "channel window", "How long touches of the channel count, as its platform says.", LENGTHS);

  private static final Shape WINDOW = new Shape(
      "window",
      "How long before a conversion touches may lie; exact to the second, both ends included.",
      Stream.of(
              Stream.of(required(
                  "window",
                  new Kind.Formed(Pattern.compile("[a-z0-9][a-z0-9_]*"), "a name such as 30d"),
                  "its name.")),
              Stream.of(required("click", LENGTH, "clicks before the conversion.")),
              LENGTHS.stream().skip(1),
              Stream.of(optional(
                  "channels",
                  new Kind.MapOf(new Kind.Nested(CHANNEL)),
                  "other lengths for touches of a channel, by its name.")))
          .flatMap(keys -> keys)
          .toList());

  static final Shape FILE = Shape.of(
      "attribution",
      "How conversions are credited to touches; what is left out is as shipped.",
      optional(
          "goals",
          new Kind.ListOf(Kind.Choice.of(Goal.class)),
          "what counts as a conversion; [order] unless told."),
      optional("windows", new Kind.ListOf(new Kind.Nested(WINDOW)), "each is worked out."),
      optional(
          "direct",
          Kind.Choice.of(DirectPolicy.class),
          "what becomes of direct touches; keep unless told."),
      optional(
          "after-conversion",
          Kind.Choice.of(AfterConversion.class),
          "restart: a touch serves one conversion; reuse: every one. restart unless told."),
      optional(
          "touches",
          new Kind.MapOf(TOUCH),
          "which kind of touch a kind of interaction is, or none; added to those shipped."));

  private AttributionShape() {}
}
