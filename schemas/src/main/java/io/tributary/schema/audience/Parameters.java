package io.tributary.schema.audience;

import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values a definition names once and its SQL refers to as {@code :name}. */
final class Parameters {

  private final Map<String, String> literals = new LinkedHashMap<>();
  private final Problems problems;

  private Parameters(Problems problems) {
    this.problems = problems;
  }

  static Parameters of(YamlNode definition, Problems problems) {
    Parameters parameters = new Parameters(problems);
    definition
        .at("parameters")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((name, value) ->
            value.text().ifPresent(text -> parameters.literals.put(name, literal(text))));
    return parameters;
  }

  /** The expression with the values in place; a name without one is noted. */
  String bound(YamlNode node) {
    String sql = node.text().orElse("");
    for (String name : SqlText.parameters(sql)) {
      if (!literals.containsKey(name)) {
        problems.add(
            node.file(),
            node.line(),
            "There is no parameter ':" + name + "'. " + DidYouMean.hint(name, literals.keySet())
                + " Name it under parameters.");
      }
    }
    return SqlText.bound(sql, name -> Optional.ofNullable(literals.getOrDefault(name, "null")));
  }

  private static String literal(String text) {
    return text.matches("-?\\d+(\\.\\d+)?|true|false")
        ? text
        : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
