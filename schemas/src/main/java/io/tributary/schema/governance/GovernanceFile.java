package io.tributary.schema.governance;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.Field;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/** Reads governance.yaml over the one that is shipped. */
public final class GovernanceFile {

  private static final String FILE = "governance.yaml";
  private static final List<String> DATABASES =
      List.of("bronze", "silver", "identity", "gold", "ops", "vault");

  private static final List<Shape.Key> POLICY = List.of(
      optional("owner", new Kind.Text(), "who answers for it."),
      optional(
          "keep",
          new Kind.Formed(
              Pattern.compile("[1-9]\\d{0,4}d|forever"), "a length such as 730d, or forever"),
          "how long a row is kept after its time."),
      optional(
          "by",
          new Kind.Text(),
          "the column that says a row's time; its business date unless told."),
      optional(
          "ready-by",
          new Kind.Formed(
              Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d"), "a time of day such as 06:30"),
          "when the night's rows are expected."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "governance",
      "Who answers for tables and how long rows are kept; what is left out is as shipped.",
      optional(
          "databases",
          new Kind.ListOf(new Kind.Nested(new Shape(
              "database",
              "For the tables of a database.",
              Stream.concat(
                      Stream.of(required("database", new Kind.Choice(DATABASES), "its name.")),
                      POLICY.stream())
                  .toList()))),
          "for tables not named below."),
      optional(
          "tables",
          new Kind.ListOf(new Kind.Nested(new Shape(
              "table",
              "For one table.",
              Stream.concat(
                      Stream.of(required("table", new Kind.Text(), "such as gold.leads.")),
                      POLICY.stream())
                  .toList()))),
          "tables treated otherwise."));

  private final YamlNode own;
  private final YamlNode shipped;

  private GovernanceFile(YamlNode own, YamlNode shipped) {
    this.own = own;
    this.shipped = shipped;
  }

  /** The policies of a workspace that says nothing about it. */
  public static Governance shipped() {
    YamlNode shipped = shippedNode();
    return new GovernanceFile(shipped, shipped).policies();
  }

  /**
   * The policies in a YAML text; where something is wrong with it that is noted.
   *
   * @param feeds names of the feeds whose bronze tables it may name
   */
  public static Governance read(String file, String text, List<String> feeds, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    int before = problems.count();
    root.ifPresent(node -> {
      SHAPE.check(node, problems);
      node.items("tables").forEach(one -> check(one, feeds, problems));
      node.items("databases").stream()
          .filter(one -> one.text("database").filter("silver"::equals).isPresent())
          .flatMap(one -> one.at("keep").stream())
          .forEach(keep -> note(
              keep,
              "Rows of silver go with the records they were made from. Say it of bronze instead.",
              problems));
    });
    return root.isPresent() && problems.count() == before
        ? new GovernanceFile(root.get(), shippedNode()).policies()
        : shipped();
  }

  private static void check(YamlNode node, List<String> feeds, Problems problems) {
    String name = node.text("table").orElse("");
    if (feeds.stream().anyMatch(feed -> name.equals("bronze." + feed))) {
      return;
    }
    Optional<TableSpec> table = Tables.named(name);
    if (table.isEmpty()) {
      List<String> known =
          new ArrayList<>(Tables.all().stream().map(TableSpec::id).toList());
      feeds.forEach(feed -> known.add("bronze." + feed));
      note(
          node.place("table"),
          "There is no table '" + name + "'. " + DidYouMean.hint(name, known),
          problems);
      return;
    }
    boolean isLimited =
        node.text("keep").filter(keep -> !keep.equals("forever")).isPresent();
    boolean hasTime = table.get().eventTime().isPresent() || node.at("by").isPresent();
    if (isLimited && !hasTime && !isTimedByShipped(name) && !name.startsWith("silver.")) {
      note(
          node.place("keep"),
          name
              + " has no time its rows are kept from. Say it with by, a column of days or times, or"
              + " leave keep out: the table is made anew by its job.",
          problems);
    }
    if (name.startsWith("silver.") && node.at("keep").isPresent()) {
      note(
          node.place("keep"),
          "Rows of silver go with the records they were made from. Say it of bronze.FEED instead.",
          problems);
    }
    node.text("by").ifPresent(by -> time(node.place("by"), table.get(), by, problems));
  }

  private static boolean isTimedByShipped(String table) {
    try (InputStream bytes = GovernanceFile.class.getResourceAsStream("/" + FILE)) {
      return bytes != null
          && YamlFiles.parse(
                  FILE, new String(bytes.readAllBytes(), StandardCharsets.UTF_8), new Problems())
              .stream()
              .flatMap(root -> root.items("tables").stream())
              .anyMatch(one -> one.at("by").isPresent()
                  && one.text("table").filter(table::equals).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void time(YamlNode node, TableSpec table, String by, Problems problems) {
    Optional<Field> field = table.field(by);
    boolean isTime = field
        .filter(one -> List.of(DataTypes.DateType, DataTypes.TimestampType).contains(one.type()))
        .isPresent();
    if (!isTime) {
      List<String> times = table.columns().stream()
          .filter(one -> List.of(DataTypes.DateType, DataTypes.TimestampType).contains(one.type()))
          .map(Field::name)
          .toList();
      note(
          node,
          table.id() + " has no time '" + by + "'. "
              + (times.isEmpty() ? "It has none at all." : DidYouMean.hint(by, times)),
          problems);
    }
  }

  private static void note(YamlNode node, String message, Problems problems) {
    problems.add(node.file(), node.line(), message);
  }

  private Governance policies() {
    Map<String, TablePolicy> databases = new HashMap<>();
    DATABASES.forEach(name -> databases.put(name, policy(layers("databases", "database", name))));
    Map<String, TablePolicy> tables = new HashMap<>();
    Stream.of(own, shipped)
        .flatMap(root -> root.items("tables").stream())
        .flatMap(node -> node.text("table").stream())
        .forEach(name -> {
          List<YamlNode> layers = layers("tables", "table", name);
          layers.addAll(layers("databases", "database", name.substring(0, name.indexOf('.'))));
          tables.put(name, policy(layers));
        });
    return new Governance(databases, tables);
  }

  private List<YamlNode> layers(String list, String key, String name) {
    List<YamlNode> layers = new ArrayList<>();
    for (YamlNode root : List.of(own, shipped)) {
      root.items(list).stream()
          .filter(node -> node.text(key).filter(name::equals).isPresent())
          .forEach(layers::add);
    }
    return layers;
  }

  private static TablePolicy policy(List<YamlNode> layers) {
    return new TablePolicy(
        text(layers, "owner").orElse("data team"),
        text(layers, "keep")
            .filter(keep -> !keep.equals("forever"))
            .map(keep -> Integer.parseInt(keep.substring(0, keep.length() - 1))),
        text(layers, "by"),
        text(layers, "ready-by"));
  }

  private static Optional<String> text(List<YamlNode> layers, String key) {
    return layers.stream().flatMap(node -> node.text(key).stream()).findFirst();
  }

  private static YamlNode shippedNode() {
    try (InputStream bytes = GovernanceFile.class.getResourceAsStream("/" + FILE)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks /" + FILE + ".");
      }
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      Problems problems = new Problems();
      YamlNode root = YamlFiles.parse(FILE, text, problems).orElseThrow();
      SHAPE.check(root, problems);
      root.items("tables").forEach(one -> check(one, List.of(), problems));
      if (problems.count() > 0) {
        throw new IllegalStateException("The product is damaged: " + problems.all());
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
