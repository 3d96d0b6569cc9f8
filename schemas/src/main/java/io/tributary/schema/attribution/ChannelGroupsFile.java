package io.tributary.schema.attribution;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.attribution.ChannelRule.Touches;
import io.tributary.schema.contract.SqlChecks;
import io.tributary.schema.contract.SqlChecks.Checked;
import io.tributary.schema.contract.SqlHints;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.BooleanType;

/**
 * Reads channel-groups.yaml: a workspace's rules are asked first, then those shipped, but for
 * shipped ones of the same name.
 */
public final class ChannelGroupsFile {

  private static final SqlHints HINTS = new SqlHints(
      "A channel does not depend on the time.",
      "A rule sees one touch at a time.",
      "A rule is one condition.");
  private static final Kind NAME =
      new Kind.Formed(Pattern.compile("[a-z0-9][a-z0-9_]*"), "a name such as paid_search");

  private static final Shape RULE = Shape.of(
      "rule",
      "Gives the touches that fulfil a condition their channel.",
      required("rule", NAME, "its name."),
      required("group", new Kind.Text(), "the channel group, such as Paid Social."),
      optional("channel", NAME, "the touch's own platform, source, referrer or place unless told."),
      optional(
          "touches", Kind.Choice.of(Touches.class), "what such touches are; unpaid unless told."),
      required("when", new Kind.Text(), "Spark SQL over the columns of a touch."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "channel-groups",
      "Which channel a touch belongs to; the first rule that holds gives it.",
      required("version", new Kind.Whole(1), "raise it with every change; touches tell it."),
      optional("shipped", new Kind.Flag(), "whether the rules shipped follow; true unless told."),
      required("rules", new Kind.ListOf(new Kind.Nested(RULE)), "in order."));

  private ChannelGroupsFile() {}

  /** The rules of a YAML text, and those shipped; what is wrong is noted. */
  public static List<ChannelRule> read(String file, String text, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    if (root.isEmpty()) {
      return shipped();
    }
    int before = problems.count();
    SHAPE.check(root.get(), problems);
    if (problems.count() > before) {
      return shipped();
    }
    names(root.get(), problems);
    conditions(root.get(), problems);
    boolean isAlone = root.get().text("shipped").filter("false"::equals).isPresent();
    Stream<ChannelRule> rest = isAlone ? Stream.of() : others(root.get());
    return Stream.concat(rules(root.get()), rest).toList();
  }

  static List<ChannelRule> shipped() {
    return rules(Shipped.root("channel-groups.yaml")).toList();
  }

  private static Stream<ChannelRule> others(YamlNode own) {
    Set<String> names = own.items("rules").stream()
        .flatMap(node -> node.text("rule").stream())
        .collect(Collectors.toSet());
    return shipped().stream().filter(rule -> !names.contains(rule.id().replaceFirst("@.*", "")));
  }

  private static Stream<ChannelRule> rules(YamlNode root) {
    String version = root.text("version").orElseThrow();
    return root.items("rules").stream()
        .map(node -> new ChannelRule(
            node.text("rule").orElseThrow() + "@" + version,
            node.text("group").orElseThrow(),
            node.text("channel"),
            touches(node),
            node.text("when").orElseThrow()));
  }

  private static Touches touches(YamlNode node) {
    return Stream.of(Touches.values())
        .filter(touches ->
            node.text("touches").filter(Kind.Choice.word(touches)::equals).isPresent())
        .findFirst()
        .orElse(Touches.UNPAID);
  }

  private static void names(YamlNode root, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (YamlNode node : root.items("rules")) {
      String name = node.text("rule").orElseThrow();
      if (!seen.add(name)) {
        problems.add(
            node.file(), node.line(), "rule " + name + " is there twice. Keep one of them.");
      }
    }
  }

  private static void conditions(YamlNode root, Problems problems) {
    List<YamlNode> conditions =
        root.items("rules").stream().flatMap(node -> node.at("when").stream()).toList();
    List<Checked> checked = new SqlChecks(HINTS)
        .types(
            conditions.stream().map(node -> node.text().orElseThrow()).toList(),
            TouchView.schema(),
            SqlChecks.Rows.EACH);
    for (int i = 0; i < checked.size(); i++) {
      YamlNode node = conditions.get(i);
      checked
          .get(i)
          .problem()
          .ifPresent(problem -> problems.add(node.file(), node.line(), "when: " + problem));
      checked
          .get(i)
          .type()
          .filter(type -> !(type instanceof BooleanType))
          .ifPresent(type -> problems.add(
              node.file(),
              node.line(),
              "when gives " + type.catalogString()
                  + ". Expected is a condition that is true or false, such as platform = 'sms'."));
    }
  }
}
