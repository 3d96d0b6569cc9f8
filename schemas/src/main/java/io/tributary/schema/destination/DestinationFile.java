package io.tributary.schema.destination;

import io.tributary.schema.destination.Destination.ConsentNeed;
import io.tributary.schema.destination.Destination.Limits;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads destinations.yaml. */
public final class DestinationFile {

  /** The keys of the file. */
  public static final Shape SHAPE = DestinationShape.FILE;

  private static final String HOME = "CN";

  private final DestinationChecks checks;

  private DestinationFile(DestinationChecks checks) {
    this.checks = checks;
  }

  /**
   * The destinations in a YAML text; what is wrong with it is noted and left out.
   *
   * @param file how messages name the text
   * @param audiences the audiences a destination may name
   * @param kinds kinds of identifiers of the workspace
   */
  public static Destinations read(
      String file, String text, List<String> audiences, List<String> kinds, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    if (root.isEmpty()) {
      return Destinations.NONE;
    }
    int before = problems.count();
    SHAPE.check(root.get(), problems);
    DestinationChecks checks = new DestinationChecks(audiences, kinds, problems);
    if (problems.count() == before) {
      root.get()
          .items("destinations")
          .forEach(node -> checks.check(node, root.get().text("home").orElse(HOME)));
      checks.names(root.get().items("destinations"));
    }
    return problems.count() == before
        ? new DestinationFile(checks).destinations(root.get())
        : Destinations.NONE;
  }

  private Destinations destinations(YamlNode root) {
    return new Destinations(
        root.items("destinations").stream().map(this::destination).toList(),
        root.at("suppression").map(DestinationFile::policy).orElse(SuppressionPolicy.DEFAULT));
  }

  private static SuppressionPolicy policy(YamlNode node) {
    SuppressionPolicy usual = SuppressionPolicy.DEFAULT;
    return new SuppressionPolicy(
        word(node, "age-14-to-17", SuppressionPolicy.Choice.values(), usual.youth()),
        word(node, "unknown-age", SuppressionPolicy.Choice.values(), usual.unknownAge()),
        node.text("failures").map(Integer::parseInt).orElse(usual.failures()));
  }

  private Destination destination(YamlNode node) {
    return new Destination(
        node.text("name").orElseThrow(),
        DestinationChecks.type(node),
        word(node, "zone", Destination.Zone.values(), Destination.Zone.HASHED),
        node.text("root").orElseThrow(),
        node.at("s3").map(ObjectStoreReader::read),
        node.texts("audiences"),
        columns(node),
        node.items("consent").stream().map(DestinationFile::need).toList(),
        word(node, "mode", Destination.Mode.values(), Destination.Mode.FULL),
        node.text("jurisdiction").orElseThrow(),
        limits(node));
  }

  private List<ExportColumn> columns(YamlNode node) {
    Destination.Type type = DestinationChecks.type(node);
    List<ExportColumn> columns = new ArrayList<>();
    for (YamlNode field : node.items("fields")) {
      ExportRule rule = checks.rule(type, field).orElseThrow();
      columns.add(new ExportColumn.Made(Headers.of(type, rule.field()), rule));
    }
    for (YamlNode column : node.items("columns")) {
      String header = column.text("header").orElseThrow();
      columns.add(column
          .text("value")
          .<ExportColumn>map(text -> new ExportColumn.Constant(header, text))
          .or(() -> column.text("profile").map(name -> new ExportColumn.Profile(header, name)))
          .orElseGet(
              () -> new ExportColumn.Made(header, checks.rule(type, column).orElseThrow())));
    }
    return columns;
  }

  private static ConsentNeed need(YamlNode node) {
    return new ConsentNeed(
        node.text("purpose").orElseThrow(),
        node.text("channel").orElseThrow(),
        node.text("recipient").orElseThrow());
  }

  private static Limits limits(YamlNode node) {
    Optional<YamlNode> limits = node.at("limits");
    return new Limits(
        limits.flatMap(all -> all.text("min-rows")).map(Long::parseLong).orElse(1L),
        limits.flatMap(all -> all.text("max-rows")).map(Long::parseLong).orElse(10_000_000L),
        limits.flatMap(all -> all.text("max-megabytes")).map(Integer::parseInt).orElse(100),
        limits
            .flatMap(all -> all.text("max-change"))
            .map(BigDecimal::new)
            .orElse(new BigDecimal("0.3")));
  }

  private static <E extends Enum<E>> E word(YamlNode node, String key, E[] values, E otherwise) {
    return node.text(key).map(text -> ExportRules.word(values, text)).orElse(otherwise);
  }
}
