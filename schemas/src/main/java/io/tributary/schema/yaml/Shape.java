package io.tributary.schema.yaml;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys a YAML mapping may have. Says what is wrong with one that has others, and gives editors
 * their JSON Schema.
 *
 * @param name what messages call such a mapping
 * @param says one sentence for the JSON Schema
 * @param keys in the order people write them
 */
public record Shape(String name, String says, List<Key> keys) {

  public Shape {
    keys = List.copyOf(keys);
  }

  /** A shape of these keys. */
  public static Shape of(String name, String says, Key... keys) {
    return new Shape(name, says, List.of(keys));
  }

  /** One key: what its value is and means. */
  public record Key(String name, Kind kind, boolean isRequired, String says) {

    /** A key that may be missing. */
    public static Key optional(String name, Kind kind, String says) {
      return new Key(name, kind, false, says);
    }

    /** A key that must be there. */
    public static Key required(String name, Kind kind, String says) {
      return new Key(name, kind, true, says);
    }
  }

  /** Notes everything the node has other than this shape, all the way down. */
  public void check(YamlNode node, Problems problems) {
    if (!node.isMapping()) {
      problems.add(
          node.file(),
          node.line(),
          name + " is " + node.form() + ". Expected is a mapping with the keys " + listed() + ".");
      return;
    }
    String called = called(node);
    unknownKeys(node, called, problems);
    Map<String, YamlNode> entries = node.entries();
    for (Key key : keys) {
      if (entries.containsKey(key.name())) {
        key.kind().check(key.name() + " of " + called, entries.get(key.name()), problems);
      } else if (key.isRequired()) {
        problems.add(
            node.file(),
            node.line(),
            called + " lacks the key '" + key.name() + "': " + key.says());
      }
    }
  }

  private void unknownKeys(YamlNode node, String called, Problems problems) {
    Set<String> seen = new HashSet<>();
    Set<String> known = new HashSet<>(keys.stream().map(Key::name).toList());
    for (YamlNode keyNode : node.keys()) {
      String key = keyNode.text().orElse("");
      if (!seen.add(key)) {
        problems.add(
            keyNode.file(),
            keyNode.line(),
            called + " has the key '" + key + "' twice. Keep one of them.");
      } else if (!known.contains(key)) {
        problems.add(
            keyNode.file(),
            keyNode.line(),
            called + " has the unknown key '" + key + "'. "
                + DidYouMean.among(key, known)
                    .map(meant -> "Did you mean '" + meant + "'?")
                    .orElse("The keys are " + listed() + "."));
      }
    }
  }

  /** The kind of mapping and, where it says so, its own name. */
  private String called(YamlNode node) {
    return Arrays.asList("name", "id", "kind", "table").stream()
        .filter(key -> keys.stream().anyMatch(known -> known.name().equals(key)))
        .flatMap(key -> node.text(key).stream())
        .findFirst()
        .map(own -> name + " " + own)
        .orElse(name);
  }

  private String listed() {
    return String.join(", ", keys.stream().map(Key::name).toList());
  }
}
