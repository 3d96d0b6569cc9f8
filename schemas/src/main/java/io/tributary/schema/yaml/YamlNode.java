package io.tributary.schema.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A piece of a YAML file that knows where it stands. Reading never fails: what has another form
 * than asked for is empty, since a {@link Shape} has told about it before.
 */
public final class YamlNode {

  private final String file;
  private final Node node;

  YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The file, as messages name it. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** The text of a scalar as it is written; empty for lists, mappings and null. */
  public Optional<String> text() {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The elements of a list; none for anything else. */
  public List<YamlNode> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(item -> new YamlNode(file, item)).toList()
        : List.of();
  }

  /** The texts of a list's elements; elements of another form are left out. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** The values of a mapping by key, in order; of a key given twice the first one. */
  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    tuples()
        .forEach(tuple -> new YamlNode(file, tuple.getKeyNode())
            .text()
            .ifPresent(key -> entries.putIfAbsent(key, new YamlNode(file, tuple.getValueNode()))));
    return entries;
  }

  /** The keys of a mapping as nodes, repeated ones included. */
  List<YamlNode> keys() {
    return tuples().stream()
        .map(tuple -> new YamlNode(file, tuple.getKeyNode()))
        .toList();
  }

  /** The value of a key of a mapping. */
  public Optional<YamlNode> at(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** The text of a key of a mapping. */
  public Optional<String> text(String key) {
    return at(key).flatMap(YamlNode::text);
  }

  /** The elements of a list below a key. */
  public List<YamlNode> items(String key) {
    return at(key).map(YamlNode::items).orElse(List.of());
  }

  /** The texts of a list below a key. */
  public List<String> texts(String key) {
    return at(key).map(YamlNode::texts).orElse(List.of());
  }

  /** The place of a key, or of the mapping where the key is missing. */
  public YamlNode place(String key) {
    return at(key).orElse(this);
  }

  /** The node's content without its looks: equal for what means the same, keys in order. */
  public String canonical() {
    if (isMapping()) {
      StringBuilder text = new StringBuilder("{");
      new TreeMap<>(entries())
          .forEach((key, value) -> text.append(quoted(key)).append(value.canonical()));
      return text.append("}").toString();
    }
    if (isList()) {
      StringBuilder text = new StringBuilder("[");
      items().forEach(item -> text.append(item.canonical()));
      return text.append("]").toString();
    }
    return text().map(YamlNode::quoted).orElse("-");
  }

  private static String quoted(String text) {
    return text.length() + ":" + text;
  }

  /** What the node is, for messages: text, number, list … */
  public String form() {
    if (isMapping()) {
      return "a mapping";
    }
    if (isList()) {
      return "a list";
    }
    return text().map(text -> "'" + text + "'").orElse("nothing");
  }

  /** Whether it is a mapping of keys to values. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  private List<NodeTuple> tuples() {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }
}
