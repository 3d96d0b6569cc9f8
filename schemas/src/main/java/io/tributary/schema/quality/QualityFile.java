package io.tributary.schema.quality;

import io.tributary.schema.calendar.CalendarFile;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/** Reads quality.yaml over the one that is shipped. */
public final class QualityFile {

  private static final String FILE = "quality.yaml";

  /** The keys of the file. */
  public static final Shape SHAPE = QualityShape.SHAPE;

  private final YamlNode own;
  private final YamlNode shipped;

  private QualityFile(YamlNode own, YamlNode shipped) {
    this.own = own;
    this.shipped = shipped;
  }

  /** The rules of a workspace that says nothing about quality. */
  public static QualityRules shipped() {
    YamlNode shipped = shippedNode();
    return new QualityFile(shipped, shipped).rules();
  }

  /**
   * The rules in a YAML text; where something is wrong with it that is noted, and they are as
   * shipped. Their calendar is the shipped one.
   *
   * @param file how messages name the text
   * @param feeds the feeds it may name, each with the columns its rules see
   */
  public static QualityRules read(
      String file, String text, Map<String, StructType> feeds, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    if (root.isEmpty()) {
      return shipped();
    }
    int before = problems.count();
    SHAPE.check(root.get(), problems);
    new RuleChecks(feeds, problems).check(root.get());
    return problems.count() == before
        ? new QualityFile(root.get(), shippedNode()).rules()
        : shipped();
  }

  private QualityRules rules() {
    Map<String, TableRule> tables = new HashMap<>();
    named("tables", "table")
        .forEach(name -> tables.put(name, layers("tables", name).table()));
    Map<String, FeedRule> feeds = new HashMap<>();
    named("feeds", "feed").forEach(name -> feeds.put(name, layers("feeds", name).feed()));
    return new QualityRules(
        layers("tables", "").table(),
        tables,
        layers("feeds", "").feed(),
        feeds,
        CalendarFile.shipped());
  }

  private RuleLayers layers(String list, String name) {
    return RuleLayers.of(own, shipped, list, name);
  }

  private List<String> named(String list, String key) {
    return Stream.of(own, shipped)
        .flatMap(root -> root.items(list).stream())
        .flatMap(node -> node.text(key).stream())
        .distinct()
        .toList();
  }

  private static YamlNode shippedNode() {
    try (InputStream bytes = QualityFile.class.getResourceAsStream("/" + FILE)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks /" + FILE + ".");
      }
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      Problems problems = new Problems();
      YamlNode root = YamlFiles.parse(FILE, text, problems).orElseThrow();
      SHAPE.check(root, problems);
      if (problems.count() > 0) {
        throw new IllegalStateException("The product is damaged: " + problems.all());
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
