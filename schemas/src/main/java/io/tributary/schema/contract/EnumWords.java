package io.tributary.schema.contract;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.YamlNode;
import java.util.Arrays;

/** Enum values as YAML writes them. */
final class EnumWords {

  private EnumWords() {}

  /** The value a key names; the other one where it names none. */
  static <E extends Enum<E>> E word(Class<E> values, YamlNode node, String key, E otherwise) {
    return node.text(key)
        .flatMap(text -> Arrays.stream(values.getEnumConstants())
            .filter(value -> Kind.Choice.word(value).equals(text))
            .findFirst())
        .orElse(otherwise);
  }
}
