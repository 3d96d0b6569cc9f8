package io.tributary.schema.audience;

import io.tributary.schema.audience.StrategyDefinition.Second;
import io.tributary.schema.audience.StrategyDefinition.Trigger;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.time.Duration;
import java.util.Optional;

/** Reads single strategies; pieces of another form than expected are left out. */
final class StrategyReader {

  private static final Duration DAY = Duration.ofDays(1);

  private final Uses uses;
  private final Problems problems;

  StrategyReader(Uses uses, Problems problems) {
    this.uses = uses;
    this.problems = problems;
  }

  StrategyDefinition strategy(String id, YamlNode node) {
    String subject = "strategy " + id;
    RuleReader rules = new RuleReader(
        subject, PersonView.forTags(), Parameters.of(node, problems), uses, problems);
    Optional<YamlNode> audience = node.at("audience");
    String purpose = node.text("purpose").orElse("");
    audience.ifPresent(one -> use(subject, one, Optional.of(purpose)));
    node.items("exclude").forEach(one -> use(subject, one, Optional.empty()));
    return new StrategyDefinition(
        id,
        DefinitionReader.version(node),
        DefinitionReader.name(node, "zh"),
        DefinitionReader.name(node, "en"),
        purpose,
        trigger(subject, node.place("trigger"), rules),
        audience.flatMap(YamlNode::text),
        node.texts("exclude"),
        duration(node, "valid-for").orElse(DAY),
        duration(node, "once-per"),
        node.text("holdout")
            .filter(text -> text.matches("\\d*\\.?\\d+"))
            .map(Double::parseDouble)
            .orElse(0.0),
        node.texts("channels"),
        node.text("offer"),
        node.text("owner").orElse(""),
        node.text("status").orElse("online").equals("online"));
  }

  private void use(String subject, YamlNode node, Optional<String> purpose) {
    String audience = node.text().orElse("");
    uses.audiences.add(new Uses.Audience(node, subject, audience));
    purpose.ifPresent(aim -> uses.aims.add(new Uses.Aim(node, subject, audience, aim)));
  }

  private Trigger trigger(String subject, YamlNode node, RuleReader rules) {
    boolean hasThen = node.at("then").isPresent();
    boolean hasThenNot = node.at("then-not").isPresent();
    boolean isSequence = hasThen || hasThenNot;
    if ((hasThen && hasThenNot) || isSequence != node.at("within").isPresent()) {
      note(
          node,
          "trigger of " + subject
              + " needs first alone, or first with within and one of then and then-not.");
    }
    Facts first = facts(subject, node.place("first"), rules);
    if (!isSequence) {
      return new Trigger(first, Optional.empty());
    }
    Facts second = facts(subject, node.place(hasThen ? "then" : "then-not"), rules);
    Rule.Ending ending = hasThen ? Rule.Ending.THEN : Rule.Ending.THEN_NOT;
    Duration within = duration(node, "within").orElse(DAY);
    if (within.compareTo(Duration.ofDays(7)) > 0) {
      note(
          node.place("within"),
          "within of " + subject + " is more than 7d. Longer waits are for audiences, which know"
              + " all of history.");
    }
    return new Trigger(first, Optional.of(new Second(ending, second, within)));
  }

  private Facts facts(String subject, YamlNode node, RuleReader rules) {
    Facts facts = rules.facts(node, node);
    if (facts.source() == FactSource.LINES) {
      note(
          node.place("source"),
          "source of " + subject
              + " is lines, which come with their orders. Use events, orders or interactions.");
    }
    return facts;
  }

  private static Optional<Duration> duration(YamlNode node, String key) {
    return node.text(key).filter(text -> Durations.FORM.matcher(text).matches()).map(Durations::of);
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
