package io.tributary.schema.contract;

import static io.tributary.schema.contract.EnumWords.word;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.ColumnSpec.When;
import io.tributary.schema.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the columns of a contract. */
final class ColumnReader {

  private ColumnReader() {}

  /** The columns of a list, in order; one without a name has the name "". */
  static List<ColumnSpec> columns(List<YamlNode> nodes) {
    return nodes.stream().map(ColumnReader::column).toList();
  }

  private static ColumnSpec column(YamlNode node) {
    Optional<IdentifierRole> identifier = node.at("identifier").flatMap(ColumnReader::identifier);
    String name = node.text("name").orElse("");
    List<String> from = node.texts("from");
    return new ColumnSpec(
        name,
        word(RawType.class, node, "type", RawType.STRING),
        node.text("path"),
        node.texts("aliases"),
        from,
        node.at("when").flatMap(ColumnReader::when),
        node.text("required").filter("true"::equals).isPresent(),
        // An identifier is about a person unless the contract says otherwise.
        word(
            Privacy.class,
            node,
            "privacy",
            identifier.isPresent() ? Privacy.PERSONAL : Privacy.PUBLIC),
        node.at("standardise").flatMap(ColumnReader::standardise),
        word(OnFailure.class, node, "on-failure", OnFailure.QUARANTINE),
        identifier,
        columns(node.items("fields")),
        node.text("says").orElse(saidByName(name, from)));
  }

  private static String saidByName(String name, List<String> from) {
    return from.isEmpty()
        ? "Column " + name + " as the file brings it."
        : String.join(" and ", from) + " of the file, together.";
  }

  private static Optional<When> when(YamlNode node) {
    return node.text("column").map(column -> new When(column, node.texts("is")));
  }

  private static Optional<IdentifierRole> identifier(YamlNode node) {
    return node.text()
        .or(() -> node.text("kind"))
        .map(kind -> new IdentifierRole(kind, node.text("scope"), node.text("scope-column")));
  }

  private static Optional<StandardiserCall> standardise(YamlNode node) {
    Map<String, String> parameters = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> parameters.put(key, parameter(value)));
    parameters.remove("name");
    return node.text()
        .or(() -> node.text("name"))
        .map(name -> new StandardiserCall(name, parameters));
  }

  /** A text as it is; a list as {@code a,b}; a mapping as {@code a=b|c=d}. */
  private static String parameter(YamlNode node) {
    if (node.isMapping()) {
      return node.entries().entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue().text().orElse(""))
          .collect(Collectors.joining("|"));
    }
    return node.text().orElse(String.join(",", node.texts()));
  }
}
