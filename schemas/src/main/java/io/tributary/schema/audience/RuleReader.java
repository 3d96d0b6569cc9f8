package io.tributary.schema.audience;

import io.tributary.schema.audience.Rule.Ending;
import io.tributary.schema.audience.Uses.Expected;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/** Reads the rule of one definition; pieces of another form than expected are left out. */
final class RuleReader {

  private static final List<String> OF_TAGS =
      List.of("sql", "did", "did-not", "sequence", "all", "any", "not");
  private static final List<String> OF_AUDIENCES =
      Stream.concat(OF_TAGS.stream(), Stream.of("tag", "audience")).toList();

  /** What stands where nothing can be read; a problem has been noted then. */
  private static final Rule NOTHING = new Rule.Sql("nothing", "false");

  private final String subject;
  private final StructType view;
  private final Parameters parameters;
  private final Uses uses;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param subject what messages call the definition, such as {@code tag a.b.c}
   * @param view the columns its conditions on the person see
   */
  RuleReader(String subject, StructType view, Parameters parameters, Uses uses, Problems problems) {
    this.subject = subject;
    this.view = view;
    this.parameters = parameters;
    this.uses = uses;
    this.problems = problems;
  }

  Rule rule(YamlNode node) {
    List<String> known =
        view.getFieldIndex(PersonView.TAGS.name()).isDefined() ? OF_AUDIENCES : OF_TAGS;
    List<String> kinds =
        node.entries().keySet().stream().filter(known::contains).toList();
    if (kinds.size() != 1) {
      note(
          node,
          "A rule of " + subject + (kinds.isEmpty() ? " holds no condition" : " holds " + kinds)
              + ". Say one of " + String.join(", ", known)
              + "; several go into a list under all or any.");
      return NOTHING;
    }
    YamlNode value = node.place(kinds.get(0));
    Optional<String> says = node.text("says");
    return switch (kinds.get(0)) {
      case "sql" -> sql(value, says);
      case "did" -> did(value, says);
      case "did-not" -> didNot(value, says);
      case "sequence" -> sequence(value, says);
      case "tag" -> tag(value, says);
      case "audience" -> audience(value, says);
      case "all" -> new Rule.All(rules(value));
      case "any" -> new Rule.Any(rules(value));
      default -> new Rule.Not(rule(value));
    };
  }

  private List<Rule> rules(YamlNode list) {
    if (list.isList() && list.items().isEmpty()) {
      note(list, "A list of conditions of " + subject + " is empty. Name at least one.");
    }
    return list.items().stream().map(this::rule).toList();
  }

  private Rule sql(YamlNode node, Optional<String> says) {
    String predicate = expression(node, "sql", view, Expected.CONDITION);
    SqlText.tags(predicate).forEach(code -> {
      if (!code.isEmpty()) {
        uses.tags.add(new Uses.Tag(node, subject, code));
      } else if (view.getFieldIndex(PersonView.TAGS.name()).isDefined()) {
        note(
            node,
            "sql of " + subject + " uses tags in another way than array_contains(tags, 'code')."
                + " Write it so, or use tag: code, that the tag's purposes can be checked.");
      }
    });
    return new Rule.Sql(says.orElse(predicate), predicate);
  }

  private Rule did(YamlNode node, Optional<String> says) {
    long atLeast = whole(node, "at-least").orElse(1);
    OptionalLong atMost = whole(node, "at-most");
    Optional<Duration> within = node.text("within")
        .filter(text -> Durations.FORM.matcher(text).matches())
        .map(Durations::of);
    if (atMost.isPresent() && atMost.getAsLong() < atLeast) {
      note(
          node.place("at-most"),
          "did of " + subject + " holds for at least " + atLeast + " and at most "
              + atMost.getAsLong() + ", which is never. Lower at-least or raise at-most.");
    }
    if (within.isPresent() && (atLeast < 2 || node.at("distinct").isPresent())) {
      note(
          node.place("within"),
          "within of " + subject + " needs at-least: 2 or more facts, and no distinct, for it is"
              + " about the time between facts.");
    }
    Facts facts = facts(node, node);
    Rule.Did did = new Rule.Did("", facts, atLeast, atMost, within);
    return new Rule.Did(says.orElse(did.words()), facts, atLeast, atMost, within);
  }

  private Rule didNot(YamlNode node, Optional<String> says) {
    Facts facts = facts(node, node);
    return new Rule.Did(
        says.orElse("no " + facts.words()), facts, 0, OptionalLong.of(0), Optional.empty());
  }

  private Rule sequence(YamlNode node, Optional<String> says) {
    Ending ending = node.at("then").isPresent() ? Ending.THEN : Ending.THEN_NOT;
    if (node.at("then").isPresent() == node.at("then-not").isPresent()) {
      note(node, "A sequence of " + subject + " needs either then or then-not.");
    }
    Facts first = facts(node.place("first"), node);
    Facts second = facts(node.place(ending == Ending.THEN ? "then" : "then-not"), node);
    // What follows a first fact of the last days lies in the same days.
    Duration within = node.text("within")
        .filter(text -> Durations.FORM.matcher(text).matches())
        .map(Durations::of)
        .orElse(Duration.ofDays(1));
    Rule.Sequence sequence = new Rule.Sequence("", first, ending, second, within);
    return new Rule.Sequence(says.orElse(sequence.words()), first, ending, second, within);
  }

  /**
   * The facts a condition looks at.
   *
   * @param window what says how far back
   */
  Facts facts(YamlNode node, YamlNode window) {
    FactSource source = node.text("source")
        .flatMap(text -> List.of(FactSource.values()).stream()
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst())
        .orElse(FactSource.EVENTS);
    OptionalInt last = window
        .text("last")
        .filter(text -> Durations.DAYS.matcher(text).matches())
        .map(text -> OptionalInt.of(Durations.days(text)))
        .orElse(OptionalInt.empty());
    return new Facts(
        source,
        node.at("where").map(sql -> expression(sql, "where", source.view(), Expected.CONDITION)),
        last,
        node.at("distinct")
            .map(sql -> expression(sql, "distinct", source.view(), Expected.ANYTHING)));
  }

  private Rule tag(YamlNode node, Optional<String> says) {
    String code = node.text().or(() -> node.text("code")).orElse("");
    uses.tags.add(new Uses.Tag(node, subject, code));
    Rule.HasTag tag = new Rule.HasTag("", code, node.texts("is"));
    return new Rule.HasTag(says.orElse(tag.words()), code, node.texts("is"));
  }

  private Rule audience(YamlNode node, Optional<String> says) {
    String audience = node.text().orElse("");
    uses.audiences.add(new Uses.Audience(node, subject, audience));
    return new Rule.InAudience(says.orElse("in audience " + audience), audience);
  }

  /** An expression with its parameters in place, noted to be checked. */
  String expression(YamlNode node, String key, StructType sees, Expected expected) {
    String bound = parameters.bound(node);
    uses.sql.add(new Uses.Sql(node, key + " of " + subject, bound, sees, expected));
    return bound;
  }

  private static OptionalLong whole(YamlNode node, String key) {
    return node.text(key)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
