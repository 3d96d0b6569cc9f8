package io.tributary.schema.contract;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of a feed contract file. */
public final class FeedShape {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind TEXTS = new Kind.ListOf(TEXT);
  private static final Kind CHARACTER =
      new Kind.Formed(Pattern.compile("(?s)."), "one character, such as \",\" or \"\\t\"");
  private static final Kind NAME = new Kind.Formed(
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
      "a name of letters, digits and _ that starts with a letter; the file's own name goes under"
          + " aliases");
  private static final Kind SNAKE_CASE =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name");

  private static final Shape SOURCE = Shape.of(
      "source",
      "How and where the files come.",
      required("format", Kind.Choice.of(Source.Format.class), "how a file is cut into records."),
      required("path", TEXT, "glob below the landing root, such as pos_receipts/dt=*/*.csv."),
      optional("charset", TEXT, "UTF-8 unless told; a byte order mark in the file wins."),
      optional("delimiter", CHARACTER, "CSV only; a comma unless told."),
      optional("quote", CHARACTER, "CSV only; a double quote unless told."),
      optional("root", TEXT, "JSON only: dotted path from a document to its array of records."),
      optional(
          "each",
          TEXT,
          "JSON only: an array of the document; each element in its place makes a record, with the"
              + " document's other values."),
      optional("sheet", TEXT, "XLSX only: the sheet's name; the first one unless told."));

  private static final Shape DRIFT = Shape.of(
      "drift",
      "What happens when a file's columns differ from the contract.",
      optional("new-column", Kind.Choice.of(Drift.NewColumn.class), "rescue unless told."),
      optional(
          "missing-column", Kind.Choice.of(Drift.MissingColumn.class), "quarantine unless told."),
      optional(
          "type-mismatch", Kind.Choice.of(Drift.TypeMismatch.class), "quarantine unless told."),
      optional(
          "widening",
          Kind.Choice.of(Drift.TypeMismatch.class),
          "for numbers a column's type is too narrow for; quarantine unless told."));

  private static final Shape WHEN = Shape.of(
      "when",
      "The derived column has a value only where another column has one of these values.",
      required("column", TEXT, "a column of the file."),
      required("is", TEXTS, "its values."));

  private static final Shape IDENTIFIER = Shape.of(
      "identifier",
      "The kind of identifier a value is, and what it is unique within.",
      required("kind", SNAKE_CASE, "a kind of identity.yaml."),
      optional("scope", TEXT, "a fixed scope, such as a shop; brand stands for the rows' brand."),
      optional("scope-column", TEXT, "the column of the file that holds the scope."));

  private static final List<Shape.Key> VALUE = List.of(
      required("name", NAME, "what rules and selects call it."),
      optional("path", TEXT, "JSON: dotted path to the value; the name unless told."),
      optional("aliases", TEXTS, "other names files bring it under."),
      optional("required", new Kind.Flag(), "whether a record without it is refused."),
      optional("privacy", Kind.Choice.of(Privacy.class), "public unless told."),
      optional(
          "standardise",
          new Kind.TextOr(TEXT, new Kind.Call()),
          "a standardiser by name, or {name: …, parameter: …}."),
      optional("on-failure", Kind.Choice.of(OnFailure.class), "quarantine unless told."),
      optional("says", TEXT, "one sentence for the dictionary."));

  private static final Kind SIMPLE_TYPE =
      new Kind.Choice(List.of("string", "long", "decimal", "boolean", "json"));

  private static final Shape ELEMENT = new Shape(
      "field",
      "A field of an array's elements.",
      with(VALUE, optional("type", SIMPLE_TYPE, "how bronze keeps it; string unless told.")));

  private static final Shape COLUMN = new Shape(
      "column",
      "One column of an extract, or one derived from others of it.",
      with(
          VALUE,
          optional(
              "type", Kind.Choice.of(RawType.class), "how bronze keeps it; string unless told."),
          optional("from", TEXTS, "columns of the file, joined with one blank."),
          optional("when", new Kind.Nested(WHEN), "where a derived column has a value."),
          optional(
              "identifier",
              new Kind.TextOr(SNAKE_CASE, new Kind.Nested(IDENTIFIER)),
              "the kind of identifier it is, or {kind: …, scope: …}."),
          optional(
              "fields",
              new Kind.ListOf(new Kind.Nested(ELEMENT)),
              "the fields of an array's elements.")));

  private static final Shape RULE = Shape.of(
      "rule",
      "A condition every record meets.",
      required("id", SNAKE_CASE, "unique in the feed."),
      required("row", TEXT, "Spark SQL boolean over the standard columns."),
      optional("code", TEXT, "the kind of fault, such as out-of-range."),
      optional("column", TEXT, "the column to blame."),
      optional("on-failure", Kind.Choice.of(OnFailure.class), "quarantine unless told."),
      optional("says", TEXT, "what is wrong with a record that breaks it."));

  private static final Shape BREAKER = Shape.of(
      "breaker",
      "When silver is left untouched.",
      optional("quarantined-share", new Kind.Share(), "0.05 unless told."),
      optional("min-rows", new Kind.Whole(0), "20 unless told."));

  private static final Shape EACH = Shape.of(
      "each",
      "What gives one row: the elements of an array column, or a group of records.",
      optional(
          "item",
          TEXT,
          "an array column, or Spark SQL that gives an array; expressions call its element item."),
      optional(
          "group", TEXTS, "columns whose equal values make one row; select holds aggregates."));

  private static final Shape TARGET = Shape.of(
      "target",
      "One silver table the feed writes.",
      required("table", TEXT, "such as silver.orders."),
      optional(
          "each",
          new Kind.TextOr(new Kind.Choice(List.of("record")), new Kind.Nested(EACH)),
          "record unless told, or {item: …}, or {group: […]}."),
      optional("where", TEXT, "Spark SQL boolean; records that fail it give no row here."),
      required("select", new Kind.MapOf(TEXT), "a Spark SQL expression per column of the table."));

  /** A whole contract. */
  public static final Shape FEED = Shape.of(
      "feed contract",
      "What one extract looks like, what is checked, and where its rows go.",
      required("feed", SNAKE_CASE, "its name, plural, also the bronze table's."),
      required("version", new Kind.Whole(1), "grows with every change of meaning."),
      required("says", TEXT, "one sentence for the dictionary: grain and source."),
      optional("brand", TEXT, "the brand of the rows; the workspace's unless told."),
      optional(
          "lane",
          Kind.Choice.of(Lane.class),
          "how often files are looked for: quick, every few minutes, hourly or nightly; hourly"
              + " unless told."),
      required("source", new Kind.Nested(SOURCE), "how and where the files come."),
      required("key", TEXTS, "the columns that name a record."),
      optional("position-within", TEXTS, "the columns of a document whose lines _position counts."),
      optional("latest", TEXTS, "columns that order versions of a record."),
      optional("drift", new Kind.Nested(DRIFT), "what happens when a file's columns differ."),
      required("columns", new Kind.ListOf(new Kind.Nested(COLUMN)), "the columns of the extract."),
      optional("rules", new Kind.ListOf(new Kind.Nested(RULE)), "conditions every record meets."),
      optional("breaker", new Kind.Nested(BREAKER), "when silver is left untouched."),
      optional("money", TEXT, "the column whose sums are reconciled."),
      required(
          "to",
          new Kind.ListOf(new Kind.Nested(TARGET)),
          "the silver tables; [] where the extract stays in bronze."));

  private FeedShape() {}

  private static List<Shape.Key> with(List<Shape.Key> keys, Shape.Key... more) {
    return Stream.concat(keys.stream(), Stream.of(more)).toList();
  }
}
