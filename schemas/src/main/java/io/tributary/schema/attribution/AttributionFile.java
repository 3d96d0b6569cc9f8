package io.tributary.schema.attribution;

import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads attribution.yaml; what is left out is as shipped. */
public final class AttributionFile {

  /** The keys of the file. */
  public static final Shape SHAPE = AttributionShape.FILE;

  private final Problems problems;

  private AttributionFile(Problems problems) {
    this.problems = problems;
  }

  /** The settings in a YAML text, without rules; what is wrong is noted and is as shipped. */
  public static AttributionSettings read(String file, String text, Problems problems) {
    return YamlFiles.parse(file, text, problems)
        .flatMap(root -> {
          int before = problems.count();
          SHAPE.check(root, problems);
          return problems.count() > before
              ? Optional.empty()
              : Optional.of(new AttributionFile(problems).settings(root, shippedRoot()));
        })
        .orElseGet(AttributionFile::shipped);
  }

  static AttributionSettings shipped() {
    Problems problems = new Problems();
    AttributionSettings settings =
        new AttributionFile(problems).settings(shippedRoot(), shippedRoot());
    if (problems.count() > 0) {
      throw new IllegalStateException("The product is damaged: " + problems.all());
    }
    return settings;
  }

  private static YamlNode shippedRoot() {
    return Shipped.root("attribution.yaml");
  }

  private AttributionSettings settings(YamlNode own, YamlNode shipped) {
    return new AttributionSettings(
        goals(place(own, shipped, "goals")),
        windows(place(own, shipped, "windows")),
        DirectPolicy.valueOf(constant(place(own, shipped, "direct"))),
        AfterConversion.valueOf(constant(place(own, shipped, "after-conversion"))),
        touches(own, shipped),
        List.of());
  }

  private static YamlNode place(YamlNode own, YamlNode shipped, String key) {
    return own.at(key).or(() -> shipped.at(key)).orElseThrow();
  }

  private static String constant(YamlNode word) {
    return word.text().orElseThrow().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private List<Goal> goals(YamlNode list) {
    if (list.items().isEmpty()) {
      note(list, "goals is empty. Name at least one, such as [order].");
    }
    return list.items().stream()
        .map(AttributionFile::constant)
        .map(Goal::valueOf)
        .distinct()
        .toList();
  }

  private List<AttributionWindow> windows(YamlNode list) {
    if (list.items().isEmpty()) {
      note(list, "windows is empty. Describe one, such as {window: 30d, click: 30d}.");
    }
    Set<String> names = new HashSet<>();
    List<AttributionWindow> windows = new ArrayList<>();
    for (YamlNode node : list.items()) {
      String name = node.text("window").orElseThrow();
      if (!names.add(name)) {
        note(node, "window " + name + " is there twice. Keep one of them.");
      }
      windows.add(window(name, node));
    }
    return windows;
  }

  private static AttributionWindow window(String name, YamlNode node) {
    Map<TouchKind, Duration> lengths = new EnumMap<>(TouchKind.class);
    Duration click = length(node.text("click").orElseThrow());
    for (TouchKind kind : TouchKind.values()) {
      lengths.put(kind, kind == TouchKind.VIEW ? Duration.ofDays(1) : click);
    }
    lengths.putAll(lengths(node));
    Map<String, Map<TouchKind, Duration>> channels = new HashMap<>();
    node.at("channels")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((channel, own) -> channels.put(channel, Map.copyOf(lengths(own))));
    return new AttributionWindow(name, lengths, channels);
  }

  private static Map<TouchKind, Duration> lengths(YamlNode node) {
    Map<TouchKind, Duration> lengths = new EnumMap<>(TouchKind.class);
    for (TouchKind kind : TouchKind.values()) {
      node.text(kind.word()).ifPresent(text -> lengths.put(kind, length(text)));
    }
    return lengths;
  }

  private static Duration length(String text) {
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Map<String, TouchKind> touches(YamlNode own, YamlNode shipped) {
    Map<String, TouchKind> touches = new HashMap<>();
    for (YamlNode root : List.of(shipped, own)) {
      root.at("touches").map(YamlNode::entries).orElse(Map.of()).forEach((kind, node) -> {
        String word = node.text().orElseThrow();
        if (word.equals(AttributionShape.NONE)) {
          touches.remove(kind);
        } else {
          touches.put(kind, TouchKind.of(word));
        }
      });
    }
    return touches;
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
