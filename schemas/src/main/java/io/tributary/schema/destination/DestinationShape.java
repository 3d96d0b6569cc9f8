package io.tributary.schema.destination;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of destinations.yaml. */
final class DestinationShape {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind NAME =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name, such as tencent");

  static final List<String> TYPES =
      Arrays.stream(Destination.Type.values()).map(Destination.Type::word).toList();

  private static final Shape FIELD = Shape.of(
      "field",
      "One id type or column, and the rule that makes it.",
      required("field", TEXT, "the field of the destination's export rules."),
      required("version", new Kind.Whole(1), "the rule's version."));

  private static final Shape COLUMN = Shape.of(
      "column",
      "One column of a CSV: by a rule (field and version), a constant, or of the profile.",
      required("header", TEXT, "its header."),
      optional("field", TEXT, "the field of the csv export rules."),
      optional("version", new Kind.Whole(1), "the rule's version."),
      optional("value", TEXT, "the same text in every line."),
      optional("profile", TEXT, "a column of gold.customer_360 that says nothing personal."));

  private static final Shape CONSENT = Shape.of(
      "consent",
      "A consent that must be GRANTED; statements about any channel or recipient count.",
      required("purpose", TEXT, "such as marketing."),
      required("channel", TEXT, "such as sms, wechat, email."),
      required("recipient", TEXT, "such as self, tencent."));

  private static final Shape LIMITS = Shape.of(
      "limits",
      "What stops a delivery before anything leaves.",
      optional("min-rows", new Kind.Whole(0), "fewest lines; 1 unless told."),
      optional("max-rows", new Kind.Whole(1), "most lines; 10000000 unless told."),
      optional("max-megabytes", new Kind.Whole(1), "biggest file; 100 unless told."),
      optional(
          "max-change", new Kind.Share(), "share of lines added or removed; 0.3 unless told."));

  private static final Shape DESTINATION = Shape.of(
      "destination",
      "A place audiences are delivered to.",
      required("name", NAME, "part of every path."),
      required("type", new Kind.Choice(TYPES), "the file format."),
      optional(
          "zone",
          Kind.Choice.of(Destination.Zone.class),
          "raw where values leave in the clear; hashed unless told."),
      required("root", TEXT, "where the files go: a path, s3:// or s3a://."),
      optional("s3", new Kind.Nested(ObjectStoreReader.SHAPE), "how the object store is reached."),
      required("audiences", new Kind.ListOf(NAME), "audiences that go there."),
      optional("fields", new Kind.ListOf(new Kind.Nested(FIELD)), "id types or columns."),
      optional("columns", new Kind.ListOf(new Kind.Nested(COLUMN)), "columns, for type csv."),
      required(
          "consent",
          new Kind.ListOf(new Kind.Nested(CONSENT)),
          "a list of consents that must all be GRANTED."),
      optional("mode", Kind.Choice.of(Destination.Mode.class), "full."),
      required(
          "jurisdiction",
          new Kind.Formed(Pattern.compile("[A-Z]{2}"), "a country code such as CN"),
          "country the data goes to."),
      optional("limits", new Kind.Nested(LIMITS), "what stops a delivery."));

  private static final Shape SUPPRESSION = Shape.of(
      "suppression",
      "Whom nobody contacts, beside those who said so and everybody under 14.",
      optional(
          "age-14-to-17", Kind.Choice.of(SuppressionPolicy.Choice.class), "suppress unless told."),
      optional("unknown-age", Kind.Choice.of(SuppressionPolicy.Choice.class), "allow unless told."),
      optional("failures", new Kind.Whole(1), "undeliverable messages in a row; 3 unless told."));

  static final Shape FILE = Shape.of(
      "destinations",
      "Where audience files go.",
      optional(
          "home",
          new Kind.Formed(Pattern.compile("[A-Z]{2}"), "a country code such as CN"),
          "country of the brand; CN unless told."),
      optional("suppression", new Kind.Nested(SUPPRESSION), "whom nobody contacts."),
      required("destinations", new Kind.ListOf(new Kind.Nested(DESTINATION)), "the places."));

  private DestinationShape() {}
}
