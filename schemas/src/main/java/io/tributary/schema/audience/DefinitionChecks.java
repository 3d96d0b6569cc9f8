package io.tributary.schema.audience;

import io.tributary.schema.audience.Uses.Expected;
import io.tributary.schema.contract.SqlChecks;
import io.tributary.schema.contract.SqlChecks.Checked;
import io.tributary.schema.contract.SqlChecks.Rows;
import io.tributary.schema.contract.SqlHints;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Finds what is wrong with definitions once all of them are read. */
final class DefinitionChecks {

  private static final SqlHints HINTS = new SqlHints(
      "Use as_of in sql:, or last: 30d with facts.",
      "Count facts by did: {source: …, where: …, at-least: …}.",
      "Use exists(array, x -> …) instead.");

  private final Problems problems;

  DefinitionChecks(Problems problems) {
    this.problems = problems;
  }

  /** Notes everything; gives the audiences in an order in which each follows those it names. */
  List<AudienceDefinition> check(
      List<TagDefinition> tags,
      Map<String, YamlNode> tagNodes,
      List<AudienceDefinition> audiences,
      Map<String, YamlNode> audienceNodes,
      Uses uses) {
    sql(uses.sql);
    parents(tags, tagNodes);
    audiencesThatAre(uses.audiences, audienceNodes.keySet());
    List<AudienceDefinition> ordered = ordered(audiences, audienceNodes);
    tagsThatMayBeUsed(uses.tags, tags, ordered);
    aims(uses.aims, audiences);
    return ordered;
  }

  /** Together what sees the same rows, since analysis costs by the plan. */
  private void sql(List<Uses.Sql> all) {
    SqlChecks checks = new SqlChecks(HINTS);
    Map<StructType, List<Uses.Sql>> byView = all.stream()
        .collect(Collectors.groupingBy(Uses.Sql::view, LinkedHashMap::new, Collectors.toList()));
    byView.forEach((view, alike) -> {
      List<Checked> checked =
          checks.types(alike.stream().map(Uses.Sql::sql).toList(), view, Rows.EACH);
      for (int i = 0; i < alike.size(); i++) {
        judge(alike.get(i), checked.get(i));
      }
    });
  }

  private void judge(Uses.Sql use, Checked checked) {
    checked.problem().ifPresent(problem -> note(use.node(), use.what() + ": " + problem));
    checked.type().flatMap(type -> wrong(use, type)).ifPresent(m -> note(use.node(), m));
  }

  private static Optional<String> wrong(Uses.Sql use, DataType type) {
    boolean isRight = switch (use.expected()) {
      case CONDITION, BOOLEAN -> type instanceof BooleanType;
      case NUMBER -> type instanceof NumericType;
      case TEXT -> type instanceof StringType;
      case DATE -> type instanceof DateType;
      case ANYTHING -> true;
    };
    String expected = use.expected() == Expected.CONDITION
        ? "a condition that is true or false, such as order_count > 0"
        : "a " + use.expected().name().toLowerCase(java.util.Locale.ROOT)
            + ", as value-type says or the limit needs";
    return isRight
        ? Optional.empty()
        : Optional.of(
            use.what() + " gives " + type.catalogString() + ". Expected is " + expected + ".");
  }

  private void parents(List<TagDefinition> tags, Map<String, YamlNode> nodes) {
    Map<String, String> above = new HashMap<>();
    tags.forEach(tag -> tag.parent().ifPresent(parent -> above.put(tag.code(), parent)));
    for (TagDefinition tag : tags) {
      YamlNode place = nodes.get(tag.code()).place("parent");
      tag.parent()
          .filter(parent -> !nodes.containsKey(parent))
          .ifPresent(parent -> note(
              place,
              "parent of tag " + tag.code() + " is '" + parent + "', which is no tag here. "
                  + DidYouMean.hint(parent, nodes.keySet())));
      if (isAboveItself(tag.code(), above)) {
        note(place, "tag " + tag.code() + " is above itself by its parents. Break the circle.");
      }
    }
  }

  private static boolean isAboveItself(String code, Map<String, String> above) {
    String tag = above.get(code);
    for (int step = 0; tag != null && step < above.size(); step++) {
      if (tag.equals(code)) {
        return true;
      }
      tag = above.get(tag);
    }
    return false;
  }

  private void audiencesThatAre(List<Uses.Audience> uses, Set<String> known) {
    uses.stream()
        .filter(use -> !known.contains(use.audience()))
        .forEach(use -> note(
            use.node(),
            use.by() + " names the audience '" + use.audience() + "', which is not here. "
                + DidYouMean.hint(use.audience(), known)));
  }

  /** Whom a strategy addresses was gathered for what it addresses them for. */
  private void aims(List<Uses.Aim> aims, List<AudienceDefinition> audiences) {
    for (Uses.Aim aim : aims) {
      audiences.stream()
          .filter(one -> one.audience().equals(aim.audience()))
          .filter(one -> !one.purpose().equals(aim.purpose()))
          .forEach(one -> note(
              aim.node(),
              aim.strategy() + " is for " + aim.purpose() + ", but the audience " + one.audience()
                  + " is for " + one.purpose() + ". Name one that is for the same."));
    }
  }

  private List<AudienceDefinition> ordered(
      List<AudienceDefinition> audiences, Map<String, YamlNode> nodes) {
    List<AudienceDefinition> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    List<AudienceDefinition> waiting = new ArrayList<>(audiences);
    waiting.sort(java.util.Comparator.comparing(AudienceDefinition::audience));
    while (!waiting.isEmpty()) {
      List<AudienceDefinition> ready = waiting.stream()
          .filter(one -> one.audiences().stream()
              .allMatch(name -> done.contains(name) || !nodes.containsKey(name)))
          .toList();
      if (ready.isEmpty()) {
        List<String> names = waiting.stream().map(AudienceDefinition::audience).toList();
        note(
            nodes.get(names.get(0)).place("audience"),
            "The audiences " + String.join(", ", names)
                + " name each other, or one that does. Break the circle.");
        return ordered;
      }
      ordered.addAll(ready);
      ready.forEach(one -> done.add(one.audience()));
      waiting.removeAll(ready);
    }
    return ordered;
  }

  /** Tags are there, worked out, and allowed for what every audience that uses them is for. */
  private void tagsThatMayBeUsed(
      List<Uses.Tag> uses, List<TagDefinition> tags, List<AudienceDefinition> audiences) {
    Map<String, TagDefinition> known =
        tags.stream().collect(Collectors.toMap(TagDefinition::code, tag -> tag));
    for (Uses.Tag use : uses) {
      TagDefinition tag = known.get(use.code());
      if (tag == null) {
        note(
            use.node(),
            use.audience() + " names the tag '" + use.code() + "', which is not here. "
                + DidYouMean.hint(use.code(), known.keySet()));
      } else if (!tag.isComputed()) {
        note(
            use.node(),
            use.audience() + " names the tag " + use.code() + ", which is "
                + tag.status().name().toLowerCase(java.util.Locale.ROOT)
                + ": nobody has it. Bring it online, or leave it out.");
      } else {
        purposes(use, tag, audiences);
      }
    }
  }

  private void purposes(Uses.Tag use, TagDefinition tag, List<AudienceDefinition> audiences) {
    Set<String> users = new LinkedHashSet<>();
    for (AudienceDefinition audience : audiences) {
      boolean isUser = use.audience().equals("audience " + audience.audience())
          || audience.audiences().stream().anyMatch(users::contains);
      if (isUser) {
        users.add(audience.audience());
      }
      if (isUser && !tag.purposes().contains(audience.purpose())) {
        note(
            use.node(),
            "audience " + audience.audience() + " is for " + audience.purpose() + ", but the tag "
                + tag.code() + " may be used for " + String.join(", ", tag.purposes())
                + " only. Leave the tag out, or have its owner, " + tag.owner()
                + ", allow the purpose.");
      }
    }
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
