package io.tributary.schema.contract;

import static io.tributary.schema.contract.EnumWords.word;

import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads feed contracts from YAML. */
public final class FeedContracts {

  private static final double QUARANTINED_SHARE = 0.05;
  private static final long MIN_ROWS = 20;

  private FeedContracts() {}

  /**
   * The contract in a YAML text. Mistakes of form are noted; {@link FeedChecks} finds the others.
   *
   * @param file how messages name the text
   * @return empty where there is not even a feed name to go on with
   */
  public static Optional<FeedFile> read(String file, String text, Problems problems) {
    return YamlFiles.parse(file, text, problems).flatMap(root -> {
      FeedShape.FEED.check(root, problems);
      return root.text("feed").map(feed -> new FeedFile(contract(feed, root), root));
    });
  }

  private static FeedContract contract(String feed, YamlNode root) {
    return new FeedContract(
        feed,
        whole(root, "version", 1),
        root.text("says").orElse(""),
        root.text("brand"),
        word(Lane.class, root, "lane", Lane.HOURLY),
        source(root.place("source")),
        root.texts("key"),
        root.texts("position-within"),
        root.texts("latest"),
        drift(root.place("drift")),
        ColumnReader.columns(root.items("columns")),
        root.items("rules").stream().map(FeedContracts::rule).toList(),
        breaker(root.place("breaker")),
        root.items("to").stream().map(FeedContracts::target).toList(),
        root.text("money"));
  }

  private static Source source(YamlNode node) {
    return new Source(
        word(Source.Format.class, node, "format", Source.Format.CSV),
        node.text("path").orElse(""),
        node.text("charset").orElse("UTF-8"),
        character(node, "delimiter", ','),
        character(node, "quote", '"'),
        node.text("root"),
        node.text("each"),
        node.text("sheet"));
  }

  private static char character(YamlNode node, String key, char otherwise) {
    return node.text(key)
        .filter(text -> text.length() == 1)
        .map(text -> text.charAt(0))
        .orElse(otherwise);
  }

  private static Drift drift(YamlNode node) {
    return new Drift(
        word(Drift.NewColumn.class, node, "new-column", Drift.NewColumn.RESCUE),
        word(Drift.MissingColumn.class, node, "missing-column", Drift.MissingColumn.QUARANTINE),
        word(Drift.TypeMismatch.class, node, "type-mismatch", Drift.TypeMismatch.QUARANTINE),
        word(Drift.TypeMismatch.class, node, "widening", Drift.TypeMismatch.QUARANTINE));
  }

  private static RowRule rule(YamlNode node) {
    String id = node.text("id").orElse("");
    return new RowRule(
        id,
        node.text("row").orElse("true"),
        node.text("code").orElse("rule-broken"),
        node.text("column").orElse(""),
        word(OnFailure.class, node, "on-failure", OnFailure.QUARANTINE),
        node.text("says").orElse("The record breaks the rule " + id + "."));
  }

  private static Breaker breaker(YamlNode node) {
    double share = node.text("quarantined-share")
        .filter(text -> text.matches("\\d*\\.?\\d+"))
        .map(Double::parseDouble)
        .orElse(QUARANTINED_SHARE);
    return new Breaker(share, whole(node, "min-rows", (int) MIN_ROWS));
  }

  private static int whole(YamlNode node, String key, int otherwise) {
    return node.text(key)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  private static Target target(YamlNode node) {
    Map<String, String> select = new LinkedHashMap<>();
    node.place("select")
        .entries()
        .forEach((column, sql) -> sql.text().ifPresent(text -> select.put(column, text)));
    return new Target(
        node.text("table").orElse(""),
        each(node),
        node.text("where"),
        node.at("select").isPresent() ? select : Map.of());
  }

  private static Target.Each each(YamlNode target) {
    Optional<YamlNode> each = target.at("each");
    Optional<String> item = each.flatMap(node -> node.text("item"));
    if (item.isPresent()) {
      return new Target.Each.Item(item.get());
    }
    List<String> group = each.map(node -> node.texts("group")).orElse(List.of());
    return group.isEmpty() ? new Target.Each.Single() : new Target.Each.Group(group);
  }
}
