package io.tributary.schema.destination;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** What a shape cannot say about destinations: names that lead somewhere, keys that fit. */
final class DestinationChecks {

  private static final String CROSS_BORDER = "cross_border";

  private final List<String> audiences;
  private final List<String> kinds;
  private final Problems problems;

  DestinationChecks(List<String> audiences, List<String> kinds, Problems problems) {
    this.audiences = List.copyOf(audiences);
    this.kinds = List.copyOf(kinds);
    this.problems = problems;
  }

  static Destination.Type type(YamlNode node) {
    return Stream.of(Destination.Type.values())
        .filter(type -> node.text("type").filter(type.word()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** The rule a field or column names, where there is one. */
  Optional<ExportRule> rule(Destination.Type type, YamlNode node) {
    return node.text("field")
        .flatMap(field -> node.text("version")
            .flatMap(version -> ExportRules.of(type.word(), field, Integer.parseInt(version))));
  }

  void names(List<YamlNode> destinations) {
    Set<String> seen = new HashSet<>();
    for (YamlNode node : destinations) {
      String name = node.text("name").orElse("");
      if (!seen.add(name)) {
        note(node, "destination " + name + " is there twice. Keep one of them.");
      }
    }
  }

  /**
   * Notes what does not fit.
   *
   * @param home country of the brand
   */
  void check(YamlNode node, String home) {
    audiences(node);
    columns(node);
    zone(node);
    store(node);
    consent(node, home);
  }

  private void audiences(YamlNode node) {
    if (node.items("audiences").isEmpty()) {
      note(node.place("audiences"), "audiences is empty. Name at least one.");
    }
    for (YamlNode audience : node.items("audiences")) {
      String name = audience.text().orElse("");
      if (!audiences.contains(name)) {
        note(
            audience,
            "audiences holds '" + name + "', which is no audience of this workspace. "
                + DidYouMean.hint(name, audiences));
      }
    }
  }

  private void columns(YamlNode node) {
    boolean isCsv = type(node) == Destination.Type.CSV;
    String wanted = isCsv ? "columns" : "fields";
    String other = isCsv ? "fields" : "columns";
    if (node.at(other).isPresent()) {
      note(
          node.place(other),
          "a destination of type " + type(node).word() + " has " + wanted + ", not " + other + ".");
    }
    if (node.items(wanted).isEmpty()) {
      note(node.place(wanted), called(node) + " has no " + wanted + ". Give at least one.");
    }
    node.items(wanted).forEach(column -> column(node, column));
    if (isCsv && node.items("columns").stream().noneMatch(one -> one.at("field").isPresent())) {
      note(
          node.place("columns"),
          called(node) + " has no column that names a person. Give a field.");
    }
  }

  private void column(YamlNode node, YamlNode column) {
    long given = Stream.of("field", "value", "profile")
        .filter(key -> column.at(key).isPresent())
        .count();
    if (given != 1 || column.at("field").isPresent() != column.at("version").isPresent()) {
      note(
          column,
          "a column is made by field and version, by value, or by profile: by one of them.");
    } else if (column.at("profile").isPresent()) {
      profile(column.place("profile"));
    } else if (column.at("field").isPresent()) {
      field(type(node), column);
    }
  }

  private void field(Destination.Type type, YamlNode node) {
    String field = node.text("field").orElse("");
    List<ExportRule> versions = ExportRules.versions(type.word(), field);
    Optional<ExportRule> rule = rule(type, node);
    if (versions.isEmpty()) {
      List<String> known = ExportRules.all().stream()
          .filter(one -> one.destination().equals(type.word()))
          .map(ExportRule::field)
          .distinct()
          .toList();
      note(
          node.place("field"),
          "field is '" + field + "', for which " + type.word() + " has no export rule. "
              + DidYouMean.hint(field, known));
    } else if (rule.isEmpty()) {
      note(
          node.place("version"),
          "version is " + node.text("version").orElse("") + ", but " + type.word() + "." + field
              + " has the versions "
              + versions.stream().map(ExportRule::version).toList() + ".");
    } else if (!rule.get().identifier().filter(kinds::contains).isPresent()) {
      note(
          node.place("field"),
          "field " + field + " is made of "
              + rule.get().identifier().map(kind -> "identifier kind " + kind).orElse("a name")
              + ", which identity.yaml does not have. It has " + String.join(", ", kinds) + ".");
    }
  }

  private void profile(YamlNode node) {
    String name = node.text().orElse("");
    List<String> allowed = Customer360.TABLE.fields().stream()
        .filter(field -> field.privacy() == Privacy.PUBLIC)
        .filter(field -> !(field.type() instanceof ArrayType || field.type() instanceof StructType))
        .map(Field::name)
        .toList();
    if (!allowed.contains(name)) {
      note(
          node,
          "profile is '" + name + "', which is no column of gold.customer_360 that may leave. "
              + DidYouMean.hint(name, allowed));
    }
  }

  private void zone(YamlNode node) {
    boolean isRaw = node.text("zone").filter("raw"::equals).isPresent();
    for (YamlNode column : Stream.concat(
            node.items("fields").stream(), node.items("columns").stream())
        .toList()) {
      boolean isPlain = rule(type(node), column).filter(ExportRule::isPlain).isPresent();
      if (isPlain && !isRaw) {
        note(
            column.place("field"),
            "field " + column.text("field").orElse("") + " leaves in the clear, but the zone is"
                + " hashed. Choose a hashed field, or say zone: raw and guard that folder.");
      }
    }
  }

  private void store(YamlNode node) {
    boolean isObjectStore =
        node.text("root").filter(root -> root.matches("s3a?://.*")).isPresent();
    boolean isOther =
        node.text("root").filter(root -> root.matches("[a-z0-9]+://.*")).isPresent();
    if (isOther && !isObjectStore) {
      note(node.place("root"), "root is neither a path nor s3:// or s3a://. Write one of them.");
    }
    node.at("s3").ifPresent(store -> {
      if (!isObjectStore) {
        note(store, "s3 is set, but root is a path. Write root as s3://bucket/prefix, or drop s3.");
      }
      ObjectStoreReader.check(store, problems);
    });
  }

  /** PIPL article 39: data that leaves the country needs a consent of its own. */
  private void consent(YamlNode node, String home) {
    String jurisdiction = node.text("jurisdiction").orElse("");
    List<String> purposes = node.items("consent").stream()
        .flatMap(one -> one.text("purpose").stream())
        .toList();
    if (purposes.isEmpty()) {
      note(node.place("consent"), called(node) + " needs no consent. Name at least one.");
    } else if (!jurisdiction.equals(home) && !purposes.contains(CROSS_BORDER)) {
      note(
          node.place("jurisdiction"),
          "jurisdiction is " + jurisdiction + ", outside of " + home
              + ", but no consent of purpose " + CROSS_BORDER
              + " is asked for. Add it under consent.");
    }
  }

  private static String called(YamlNode node) {
    return "destination " + node.text("name").orElse("");
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
