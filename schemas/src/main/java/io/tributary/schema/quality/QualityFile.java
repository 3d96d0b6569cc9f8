package io.tributary.schema.quality;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads quality.yaml over the one that is shipped. */
public final class QualityFile {

  private static final String FILE = "quality.yaml";

  private static final Kind SEVERITY = Kind.Choice.of(Severity.class);

  private static final List<Shape.Key> VOLUME_KEYS = List.of(
      optional("warn-below", new Kind.Share(), "share of the usual below which it is noted."),
      optional(
          "stop-below",
          new Kind.Share(),
          "share of the usual below which publishing stops; 0 never stops."),
      optional("min-rows", new Kind.Whole(1), "shares apply where so many are usual."));

  private static final Kind TABLE_VOLUME = new Kind.Nested(
      new Shape("volume", "How far rows may fall below those the table has.", VOLUME_KEYS));

  private static final Kind FEED_VOLUME = new Kind.Nested(new Shape(
      "volume",
      "How far a day's records may fall below those of the days before.",
      Stream.concat(
              VOLUME_KEYS.stream(),
              Stream.of(optional("days", new Kind.Whole(1), "days that say what is usual.")))
          .toList()));

  private static final List<Shape.Key> TABLE_KEYS = List.of(
      optional("keys", SEVERITY, "what a key in several rows does."),
      optional("required", SEVERITY, "what a missing required value does."),
      optional("volume", TABLE_VOLUME, "how far rows may fall."));

  private static final Shape TABLE = new Shape(
      "table",
      "How strictly one table is judged.",
      Stream.concat(
              Stream.of(required("table", new Kind.Text(), "such as gold.customer_360.")),
              TABLE_KEYS.stream())
          .toList());

  private static final Shape FEED = Shape.of(
      "feed",
      "How strictly one feed is judged.",
      required("feed", new Kind.Text(), "its name."),
      optional("volume", FEED_VOLUME, "how far a day's records may fall."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "quality",
      "What is checked before a table is published; what is left out is as shipped.",
      optional(
          "table-defaults",
          new Kind.Nested(new Shape("table-defaults", "For every table.", TABLE_KEYS)),
          "for tables not named below."),
      optional("tables", new Kind.ListOf(new Kind.Nested(TABLE)), "tables judged otherwise."),
      optional(
          "feed-defaults",
          new Kind.Nested(Shape.of(
              "feed-defaults",
              "For every feed.",
              optional("volume", FEED_VOLUME, "how far a day's records may fall."))),
          "for feeds not named below."),
      optional("feeds", new Kind.ListOf(new Kind.Nested(FEED)), "feeds judged otherwise."));

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
   * shipped.
   *
   * @param file how messages name the text
   * @param feeds the feeds it may name
   */
  public static QualityRules read(String file, String text, List<String> feeds, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    if (root.isEmpty()) {
      return shipped();
    }
    int before = problems.count();
    SHAPE.check(root.get(), problems);
    names(root.get().items("tables"), "table", tables(), problems);
    names(root.get().items("feeds"), "feed", feeds, problems);
    return problems.count() == before
        ? new QualityFile(root.get(), shippedNode()).rules()
        : shipped();
  }

  private static List<String> tables() {
    return Tables.all().stream().map(TableSpec::id).toList();
  }

  private static void names(
      List<YamlNode> nodes, String key, List<String> known, Problems problems) {
    List<String> seen = new ArrayList<>();
    for (YamlNode node : nodes) {
      String name = node.text(key).orElse("");
      if (!name.isEmpty() && !known.contains(name)) {
        note(
            node.place(key),
            "There is no " + key + " '" + name + "'. " + DidYouMean.hint(name, known),
            problems);
      } else if (seen.contains(name)) {
        note(
            node.place(key),
            "The " + key + " " + name + " is judged twice. Keep one of them.",
            problems);
      }
      seen.add(name);
    }
  }

  private static void note(YamlNode node, String message, Problems problems) {
    problems.add(node.file(), node.line(), message);
  }

  private QualityRules rules() {
    Map<String, TableRule> tables = new HashMap<>();
    named("tables", "table").forEach(name -> tables.put(name, table(layers("tables", name))));
    Map<String, VolumeRule> feeds = new HashMap<>();
    named("feeds", "feed").forEach(name -> feeds.put(name, feedVolume(layers("feeds", name))));
    return new QualityRules(
        table(layers("tables", "")), tables, feedVolume(layers("feeds", "")), feeds);
  }

  private List<String> named(String list, String key) {
    return Stream.of(own, shipped)
        .flatMap(root -> root.items(list).stream())
        .flatMap(node -> node.text(key).stream())
        .distinct()
        .toList();
  }

  /** What is said of a table or feed, the strongest first. */
  private List<YamlNode> layers(String list, String name) {
    String key = list.substring(0, list.length() - 1);
    List<YamlNode> layers = new ArrayList<>();
    for (YamlNode root : List.of(own, shipped)) {
      root.items(list).stream()
          .filter(node -> node.text(key).filter(name::equals).isPresent())
          .forEach(layers::add);
    }
    own.at(key + "-defaults").ifPresent(layers::add);
    shipped.at(key + "-defaults").ifPresent(layers::add);
    return layers;
  }

  private static TableRule table(List<YamlNode> layers) {
    return new TableRule(
        severity(text(layers, "keys")),
        severity(text(layers, "required")),
        volume(volumes(layers), 1));
  }

  private static VolumeRule feedVolume(List<YamlNode> layers) {
    List<YamlNode> volumes = volumes(layers);
    return volume(volumes, Integer.parseInt(text(volumes, "days")));
  }

  private static List<YamlNode> volumes(List<YamlNode> layers) {
    return layers.stream().flatMap(node -> node.at("volume").stream()).toList();
  }

  private static VolumeRule volume(List<YamlNode> volumes, int days) {
    return new VolumeRule(
        new BigDecimal(text(volumes, "warn-below")),
        new BigDecimal(text(volumes, "stop-below")),
        Long.parseLong(text(volumes, "min-rows")),
        days);
  }

  private static String text(List<YamlNode> layers, String key) {
    return layers.stream()
        .flatMap(node -> node.text(key).stream())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("The product is damaged: its " + FILE + " lacks " + key));
  }

  private static Severity severity(String word) {
    return Stream.of(Severity.values())
        .filter(value -> Kind.Choice.word(value).equals(word))
        .findFirst()
        .orElseThrow();
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
