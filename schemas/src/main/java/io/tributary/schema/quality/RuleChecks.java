package io.tributary.schema.quality;

import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.SqlChecks;
import io.tributary.schema.contract.SqlHints;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Finds what is wrong with quality.yaml beyond its form: names and SQL. */
final class RuleChecks {

  private static final SqlHints HINTS = new SqlHints(
      "Compare with a column of the table instead.",
      "Write it under value instead of row.",
      "Use exists or filter over the array instead.");

  private static final String OF_FEEDS =
      "Rows of silver are made from records: write the rule into the feed's contract, where the"
          + " record is kept whole and can be replayed.";

  private final Map<String, StructType> feeds;
  private final Problems problems;
  private final SqlChecks sql = new SqlChecks(HINTS);

  RuleChecks(Map<String, StructType> feeds, Problems problems) {
    this.feeds = feeds;
    this.problems = problems;
  }

  void check(YamlNode root) {
    List<String> tables = Tables.all().stream().map(TableSpec::id).toList();
    names(root.items("tables"), "table", tables);
    names(root.items("feeds"), "feed", feeds.keySet().stream().sorted().toList());
    root.at("table-defaults")
        .ifPresent(node -> putAway(node, "Name a table of gold under tables."));
    for (YamlNode table : root.items("tables")) {
      if (table.text("table").filter(name -> name.startsWith("silver.")).isPresent()) {
        putAway(table, OF_FEEDS);
        table.items("rules").forEach(rule -> putAway(rule, OF_FEEDS));
      }
      table
          .text("table")
          .flatMap(Tables::named)
          .ifPresent(spec -> rules(table.items("rules"), spec.schema()));
    }
    for (YamlNode feed : root.items("feeds")) {
      feed.text("feed")
          .flatMap(name -> Optional.ofNullable(feeds.get(name)))
          .ifPresent(view -> rules(feed.items("rules"), view));
    }
  }

  /** Notes that rows cannot be put away here. */
  private void putAway(YamlNode node, String instead) {
    for (String key : List.of("required", "values", "severity")) {
      if (node.text(key).filter("quarantine"::equals).isPresent()) {
        note(node.place(key), key + " is quarantine, which is not possible here. " + instead);
      }
    }
  }

  private void names(List<YamlNode> nodes, String key, List<String> known) {
    List<String> seen = new ArrayList<>();
    for (YamlNode node : nodes) {
      String name = node.text(key).orElse("");
      if (!name.isEmpty() && !known.contains(name)) {
        note(
            node.place(key),
            "There is no " + key + " '" + name + "'. " + DidYouMean.hint(name, known));
      } else if (seen.contains(name)) {
        note(node.place(key), "The " + key + " " + name + " is judged twice. Keep one of them.");
      }
      seen.add(name);
    }
  }

  private void rules(List<YamlNode> rules, StructType view) {
    Set<String> ids = new HashSet<>();
    for (YamlNode rule : rules) {
      String id = rule.text("id").orElse("");
      if (!ids.add(id)) {
        note(rule, "rule " + id + " is there twice. Give each rule an id of its own.");
      }
      boolean isRow = rule.at("row").isPresent();
      if (isRow == rule.at("value").isPresent()) {
        note(rule, "rule " + id + " needs either row, a condition, or value, a number.");
      } else if (isRow) {
        row(rule, id, view);
      } else {
        value(rule, id, view);
      }
    }
  }

  private void row(YamlNode rule, String id, StructType view) {
    for (String key : List.of("at-least", "at-most", "usual")) {
      if (rule.at(key).isPresent()) {
        note(
            rule.place(key),
            "rule " + id + " is a condition and has no " + key + ". Leave it out.");
      }
    }
    type(rule, "row", view, SqlChecks.Rows.EACH)
        .filter(type -> !type.equals(DataTypes.BooleanType))
        .ifPresent(type -> note(
            rule.place("row"),
            "rule " + id + " is a " + type.catalogString() + ". Expected is a condition, such as"
                + " net_amount >= 0."));
  }

  private void value(YamlNode rule, String id, StructType view) {
    if (rule.at("at-least").isEmpty()
        && rule.at("at-most").isEmpty()
        && rule.at("usual").isEmpty()) {
      note(rule, "rule " + id + " has no bound. Give it at-least, at-most or usual.");
    }
    if (rule.at("share").isPresent()) {
      note(rule.place("share"), "rule " + id + " is a number and has no share. Leave it out.");
    }
    if (rule.text("severity").filter("quarantine"::equals).isPresent()) {
      note(
          rule.place("severity"),
          "rule " + id + " is about all rows together, so none can be put into quarantine. Use warn"
              + " or breaker.");
    }
    type(rule, "value", view, SqlChecks.Rows.GROUPED)
        .filter(type -> !(type instanceof NumericType))
        .ifPresent(type -> note(
            rule.place("value"),
            "rule " + id + " is a " + type.catalogString()
                + ". Expected is a number, such as avg(net_amount)."));
  }

  private Optional<DataType> type(YamlNode rule, String key, StructType view, SqlChecks.Rows rows) {
    Optional<String> text = rule.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    SqlChecks.Checked checked = sql.types(List.of(text.get()), view, rows).get(0);
    checked.problem().ifPresent(problem -> note(rule.place(key), problem));
    return checked.type();
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
