package io.tributary.schema.quality;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of one table or feed, the strongest first: what a workspace says of it, what is
 * shipped about it, then the defaults of both.
 *
 * @param layers mappings that hold the same keys
 */
record RuleLayers(List<YamlNode> layers) {

  RuleLayers {
    layers = List.copyOf(layers);
  }

  /** Of one named table or feed; of all others where the name is empty. */
  static RuleLayers of(YamlNode own, YamlNode shipped, String list, String name) {
    String key = list.substring(0, list.length() - 1);
    List<YamlNode> layers = new ArrayList<>();
    for (YamlNode root : List.of(own, shipped)) {
      root.items(list).stream()
          .filter(node -> node.text(key).filter(name::equals).isPresent())
          .forEach(layers::add);
    }
    own.at(key + "-defaults").ifPresent(layers::add);
    shipped.at(key + "-defaults").ifPresent(layers::add);
    return new RuleLayers(layers);
  }

  TableRule table() {
    return new TableRule(
        severity("keys"),
        severity("required"),
        severity("values"),
        severity("references"),
        within("volume").volume(1),
        rules().filter(node -> node.at("row").isPresent()).map(RuleLayers::row).toList(),
        checks());
  }

  FeedRule feed() {
    RuleLayers volume = within("volume");
    RuleLayers stale = within("stale");
    return new FeedRule(
        volume.volume(Integer.parseInt(volume.text("days"))),
        within("missing").drift(),
        within("mean").drift(),
        within("words").drift(),
        new StaleRule(Integer.parseInt(stale.text("days")), stale.severity("severity")),
        checks());
  }

  private RuleLayers within(String key) {
    return new RuleLayers(layers.stream().flatMap(node -> node.at(key).stream()).toList());
  }

  private VolumeRule volume(int days) {
    return new VolumeRule(
        number("warn-below"),
        number("stop-below"),
        number("warn-above"),
        number("stop-above"),
        Long.parseLong(text("min-rows")),
        days);
  }

  private DriftRule drift() {
    return new DriftRule(number("change"), number("deviations"), severity("severity"));
  }

  private Stream<YamlNode> rules() {
    return layers.stream().flatMap(node -> node.items("rules").stream());
  }

  private static RowCheck row(YamlNode node) {
    String id = node.text("id").orElse("");
    return new RowCheck(
        id,
        node.text("row").orElse(""),
        node.text("share").map(BigDecimal::new).orElse(BigDecimal.ZERO),
        node.text("severity").map(RuleLayers::severityOf).orElse(Severity.WARN),
        node.text("says").orElse("rows break the rule " + id));
  }

  private List<ValueCheck> checks() {
    return rules()
        .filter(node -> node.at("value").isPresent())
        .map(RuleLayers::check)
        .toList();
  }

  private static ValueCheck check(YamlNode node) {
    String id = node.text("id").orElse("");
    return new ValueCheck(
        id,
        node.text("value").orElse(""),
        node.text("at-least").map(BigDecimal::new),
        node.text("at-most").map(BigDecimal::new),
        node.at("usual").map(RuleLayers::usual),
        node.text("severity").map(RuleLayers::severityOf).orElse(Severity.WARN),
        node.text("says").orElse("the rule " + id));
  }

  private static UsualRule usual(YamlNode node) {
    return new UsualRule(
        Stream.of(UsualRule.By.values())
            .filter(by -> Optional.of(Kind.Choice.word(by)).equals(node.text("by")))
            .findFirst()
            .orElse(UsualRule.By.NORMAL),
        new BigDecimal(node.text("deviations").orElse("3")),
        new BigDecimal(node.text("fall").orElse("0.5")),
        new BigDecimal(node.text("rise").orElse("1")),
        Integer.parseInt(node.text("history").orElse("7")));
  }

  private Severity severity(String key) {
    return severityOf(text(key));
  }

  private BigDecimal number(String key) {
    return new BigDecimal(text(key));
  }

  private String text(String key) {
    return layers.stream()
        .flatMap(node -> node.text(key).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "The product is damaged: its quality.yaml lacks " + key + "."));
  }

  private static Severity severityOf(String word) {
    return Stream.of(Severity.values())
        .filter(value -> Kind.Choice.word(value).equals(word))
        .findFirst()
        .orElseThrow();
  }
}
