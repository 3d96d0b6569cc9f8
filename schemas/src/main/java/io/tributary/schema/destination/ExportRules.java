package io.tributary.schema.destination;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The export rules that come with the product: {@code export-rules.yaml}. */
public final class ExportRules {

  private static final String FILE = "export-rules.yaml";
  private static final Kind TEXT = new Kind.Text();

  private static final Shape RULE = Shape.of(
      "export rule",
      "How one field of one destination is made.",
      required("destination", TEXT, "type of destination."),
      required("field", TEXT, "the field there."),
      required("version", new Kind.Whole(1), "counts from 1."),
      required("valid-from", TEXT, "first day it may be used, yyyy-MM-dd."),
      optional("identifier", TEXT, "kind of identity.yaml."),
      optional("steps", new Kind.ListOf(Kind.Choice.of(ValueStep.class)), "in order."),
      required("hash", Kind.Choice.of(ValueHash.class), "how it is hashed."),
      required("shape", TEXT, "regular expression of a normalised value."),
      optional("plain", new Kind.Flag(), "whether it is a personal value in the clear."),
      required("verified", new Kind.Flag(), "whether a published example confirms it."),
      required("source", TEXT, "where the rule was found."));

  private static final Shape RULES = Shape.of(
      "export rules",
      "How identifiers become what destinations accept.",
      required("rules", new Kind.ListOf(new Kind.Nested(RULE)), "the rules."));

  private static final List<ExportRule> ALL = read();

  private ExportRules() {}

  /** All rules, by destination as the file lists them. */
  public static List<ExportRule> all() {
    return ALL;
  }

  /** The rule of that destination, field and version, where there is one. */
  public static Optional<ExportRule> of(String destination, String field, int version) {
    return ALL.stream()
        .filter(named(destination, field).and(rule -> rule.version() == version))
        .findFirst();
  }

  /** All versions of a field's rule, oldest first. */
  public static List<ExportRule> versions(String destination, String field) {
    return ALL.stream().filter(named(destination, field)).toList();
  }

  private static Predicate<ExportRule> named(String destination, String field) {
    return rule -> rule.destination().equals(destination) && rule.field().equals(field);
  }

  private static List<ExportRule> read() {
    Problems problems = new Problems();
    List<ExportRule> rules = YamlFiles.parse(FILE, text(), problems).stream()
        .peek(root -> RULES.check(root, problems))
        .flatMap(root -> root.items("rules").stream())
        .takeWhile(node -> problems.count() == 0)
        .map(ExportRules::rule)
        .toList();
    if (problems.count() > 0) {
      throw new IllegalStateException("The product is damaged: " + problems.all());
    }
    return rules;
  }

  private static ExportRule rule(YamlNode node) {
    return new ExportRule(
        node.text("destination").orElseThrow(),
        node.text("field").orElseThrow(),
        Integer.parseInt(node.text("version").orElseThrow()),
        LocalDate.parse(node.text("valid-from").orElseThrow()),
        node.text("identifier"),
        node.texts("steps").stream().map(word -> word(ValueStep.values(), word)).toList(),
        word(ValueHash.values(), node.text("hash").orElseThrow()),
        Pattern.compile(node.text("shape").orElseThrow()),
        isTrue(node, "plain"),
        isTrue(node, "verified"),
        node.text("source").orElseThrow());
  }

  private static boolean isTrue(YamlNode node, String key) {
    return node.text(key).filter("true"::equals).isPresent();
  }

  static <E extends Enum<E>> E word(E[] values, String word) {
    for (E value : values) {
      if (Kind.Choice.word(value).equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("There is no " + word + ".");
  }

  private static String text() {
    try (InputStream bytes = ExportRules.class.getResourceAsStream("/" + FILE)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks /" + FILE + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
