package io.tributary.schema.audience;

import io.tributary.schema.audience.AudienceDefinition.Limit;
import io.tributary.schema.audience.TagDefinition.Level;
import io.tributary.schema.audience.TagDefinition.Sensitivity;
import io.tributary.schema.audience.TagDefinition.Status;
import io.tributary.schema.audience.TagDefinition.Timeliness;
import io.tributary.schema.audience.TagDefinition.ValueType;
import io.tributary.schema.audience.Uses.Expected;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads single definitions; pieces of another form than expected are left out. */
final class DefinitionReader {

  private static final String DAYS = "1d";

  private final Uses uses;
  private final Problems problems;

  DefinitionReader(Uses uses, Problems problems) {
    this.uses = uses;
    this.problems = problems;
  }

  TagDefinition tag(String code, YamlNode node) {
    Parameters parameters = Parameters.of(node, problems);
    RuleReader rules =
        new RuleReader("tag " + code, PersonView.forTags(), parameters, uses, problems);
    ValueType type = word(ValueType.class, node, "value-type", ValueType.BOOLEAN);
    if (node.at("rule").isEmpty() && node.at("value").isEmpty()) {
      note(node, "tag " + code + " has neither a rule nor a value. Say who has it.");
    }
    if (node.at("value").isEmpty() && type != ValueType.BOOLEAN) {
      note(
          node.place("value-type"),
          "tag " + code + " has values of " + Kind.Choice.word(type)
              + " but no value. Say what the value is.");
    }
    return new TagDefinition(
        code,
        version(node),
        name(node, "zh"),
        name(node, "en"),
        word(Level.class, node, "level", Level.BASIC),
        node.text("parent"),
        type,
        node.at("rule").map(rules::rule),
        node.at("value")
            .map(sql -> rules.expression(sql, "value", PersonView.forTags(), expected(type))),
        node.text("owner").orElse(""),
        word(Timeliness.class, node, "timeliness", Timeliness.NIGHTLY),
        Durations.days(node.text("ttl")
            .filter(text -> Durations.DAYS.matcher(text).matches())
            .orElse(DAYS)),
        Arrays.stream(Sensitivity.values())
            .filter(
                level -> node.text("sensitivity").filter(level.name()::equals).isPresent())
            .findFirst()
            .orElse(Sensitivity.L4),
        node.texts("purposes"),
        word(Status.class, node, "status", Status.ONLINE));
  }

  AudienceDefinition audience(String id, YamlNode node) {
    Parameters parameters = Parameters.of(node, problems);
    String subject = "audience " + id;
    RuleReader rules =
        new RuleReader(subject, PersonView.forAudiences(), parameters, uses, problems);
    return new AudienceDefinition(
        id,
        version(node),
        name(node, "zh"),
        name(node, "en"),
        node.text("purpose").orElse(""),
        whole(subject, node, rules),
        node.at("limit").map(limit -> limit(limit, rules)),
        node.text("owner").orElse(""),
        word(Timeliness.class, node, "refresh", Timeliness.NIGHTLY));
  }

  /** The rule and the audiences taken in, without those taken out. */
  private Rule whole(String subject, YamlNode node, RuleReader rules) {
    List<Rule> in = new ArrayList<>();
    node.at("rule").map(rules::rule).ifPresent(in::add);
    in.addAll(named(subject, node.items("include")));
    if (in.isEmpty()) {
      note(node, subject + " has neither a rule nor audiences to include. Say who is in.");
    }
    List<Rule> out = named(subject, node.items("exclude"));
    List<Rule> all = new ArrayList<>(List.of(in.size() == 1 ? in.get(0) : new Rule.Any(in)));
    out.forEach(audience -> all.add(new Rule.Not(audience)));
    return all.size() == 1 ? all.get(0) : new Rule.All(all);
  }

  private List<Rule> named(String subject, List<YamlNode> nodes) {
    List<Rule> audiences = new ArrayList<>();
    for (YamlNode node : nodes) {
      String audience = node.text().orElse("");
      uses.audiences.add(new Uses.Audience(node, subject, audience));
      audiences.add(new Rule.InAudience("in audience " + audience, audience));
    }
    return audiences;
  }

  private static Limit limit(YamlNode node, RuleReader rules) {
    int top = node.text("top")
        .filter(text -> text.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElse(1);
    String by = node.at("by")
        .map(sql -> rules.expression(sql, "limit by", PersonView.forTags(), Expected.NUMBER))
        .orElse("0");
    return new Limit(top, by);
  }

  private static Expected expected(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Expected.BOOLEAN;
      case TEXT -> Expected.TEXT;
      case NUMBER -> Expected.NUMBER;
      case DATE -> Expected.DATE;
    };
  }

  static int version(YamlNode node) {
    return node.text("version")
        .filter(text -> text.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  static String name(YamlNode node, String language) {
    return node.at("names").flatMap(names -> names.text(language)).orElse("");
  }

  private static <E extends Enum<E>> E word(Class<E> type, YamlNode node, String key, E otherwise) {
    return node.text(key).stream()
        .flatMap(text -> Arrays.stream(type.getEnumConstants())
            .filter(value -> Kind.Choice.word(value).equals(text)))
        .findFirst()
        .orElse(otherwise);
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
