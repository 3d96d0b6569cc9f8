package io.tributary.schema.audience;

import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reads files of tags, audiences and strategies, own ones first, and then checks them together. A
 * definition of the library gives way to an own one of the same name.
 */
public final class DefinitionFiles {

  private final Problems problems;
  private final Uses uses = new Uses();
  private final DefinitionReader reader;
  private final StrategyReader strategyReader;
  private final Map<String, YamlNode> tagNodes = new LinkedHashMap<>();
  private final Map<String, YamlNode> audienceNodes = new LinkedHashMap<>();
  private final Map<String, YamlNode> strategyNodes = new LinkedHashMap<>();
  private final List<TagDefinition> tags = new ArrayList<>();
  private final List<AudienceDefinition> audiences = new ArrayList<>();
  private final List<StrategyDefinition> strategies = new ArrayList<>();

  /** Begins with none; mistakes go to the problems. */
  public DefinitionFiles(Problems problems) {
    this.problems = problems;
    this.reader = new DefinitionReader(uses, problems);
    this.strategyReader = new StrategyReader(uses, problems);
  }

  /** Adds the tags of a file of the workspace. */
  public void ownTags(String file, String text) {
    own(file, text, DefinitionShapes.TAGS, "tag", tagNodes, reader::tag, tags);
  }

  /** Adds the audiences of a file of the workspace. */
  public void ownAudiences(String file, String text) {
    own(
        file,
        text,
        DefinitionShapes.AUDIENCES,
        "audience",
        audienceNodes,
        reader::audience,
        audiences);
  }

  /** Adds the strategies of a file of the workspace. */
  public void ownStrategies(String file, String text) {
    own(
        file,
        text,
        DefinitionShapes.STRATEGIES,
        "strategy",
        strategyNodes,
        strategyReader::strategy,
        strategies);
  }

  /** Adds those tags of a pack of the library that are not there yet. */
  public void libraryTags(String pack) {
    String text = DefinitionLibrary.text("tags", pack);
    nodes("library/tags/" + pack + ".yaml", text, DefinitionShapes.TAGS).stream()
        .filter(node -> !tagNodes.containsKey(node.text("tag").orElse("")))
        .forEach(node -> add(node, "tag", tagNodes, reader::tag, tags));
  }

  /** Adds those audiences of a pack of the library that are not there yet. */
  public void libraryAudiences(String pack) {
    String text = DefinitionLibrary.text("audiences", pack);
    nodes("library/audiences/" + pack + ".yaml", text, DefinitionShapes.AUDIENCES).stream()
        .filter(node -> !audienceNodes.containsKey(node.text("audience").orElse("")))
        .forEach(node -> add(node, "audience", audienceNodes, reader::audience, audiences));
  }

  /** Adds those strategies of a pack of the library that are not there yet. */
  public void libraryStrategies(String pack) {
    String text = DefinitionLibrary.text("strategies", pack);
    nodes("library/strategies/" + pack + ".yaml", text, DefinitionShapes.STRATEGIES).stream()
        .filter(node -> !strategyNodes.containsKey(node.text("strategy").orElse("")))
        .forEach(
            node -> add(node, "strategy", strategyNodes, strategyReader::strategy, strategies));
  }

  /**
   * All that was added, checked; audiences in an order in which none comes before what it names.
   */
  public Definitions checked(SegmentSettings segments) {
    List<AudienceDefinition> ordered =
        new DefinitionChecks(problems).check(tags, tagNodes, audiences, audienceNodes, uses);
    List<TagDefinition> byCode =
        tags.stream().sorted(Comparator.comparing(TagDefinition::code)).toList();
    List<StrategyDefinition> byId = strategies.stream()
        .sorted(Comparator.comparing(StrategyDefinition::strategy))
        .toList();
    return new Definitions(byCode, ordered, byId, segments);
  }

  private <T> void own(
      String file,
      String text,
      Shape shape,
      String key,
      Map<String, YamlNode> known,
      BiFunction<String, YamlNode, T> read,
      List<T> all) {
    for (YamlNode node : nodes(file, text, shape)) {
      String name = node.text(key).orElse("");
      YamlNode twin = known.get(name);
      if (twin == null) {
        add(node, key, known, read, all);
      } else {
        problems.add(
            file,
            node.place(key).line(),
            key + " " + name + " is described in " + twin.file() + ":"
                + twin.place(key).line() + " too. Keep one of them.");
      }
    }
  }

  private List<YamlNode> nodes(String file, String text, Shape shape) {
    return YamlFiles.parse(file, text, problems)
        .map(root -> {
          shape.check(root, problems);
          return root.items(shape.name());
        })
        .orElse(List.of());
  }

  private static <T> void add(
      YamlNode node,
      String key,
      Map<String, YamlNode> known,
      BiFunction<String, YamlNode, T> read,
      List<T> all) {
    node.text(key).ifPresent(name -> {
      known.put(name, node);
      all.add(read.apply(name, node));
    });
  }
}
