package io.tributary.job.workspace;

import io.tributary.job.workspace.KeySource.Reference;
import io.tributary.schema.destination.ObjectStore;
import io.tributary.schema.destination.ObjectStoreReader;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tributary.yaml. */
final class SettingsReader {

  private static final String PRODUCTION = "prod";

  private final Path root;
  private final Optional<String> environment;
  private final Overrides overrides;
  private final Problems problems;

  SettingsReader(Path root, Optional<String> environment, Overrides overrides, Problems problems) {
    this.root = root;
    this.environment = environment;
    this.overrides = overrides;
    this.problems = problems;
  }

  /** The settings; what is wrong is noted and has a placeholder. */
  Settings read(Optional<YamlNode> settings) {
    if (settings.isEmpty()) {
      return new Settings(
          "",
          ZoneOffset.UTC,
          "",
          "",
          "",
          Optional.empty(),
          generated(),
          List.of(),
          Optional.empty());
    }
    YamlNode node = settings.get();
    Optional<YamlNode> chosen = environment.flatMap(name -> chosen(name, node));
    return new Settings(
        node.text("brand").orElse(""),
        node.at("zone").map(this::zone).orElse(ZoneOffset.UTC),
        node.at("currency").map(this::currency).orElse(""),
        overrides.lake().map(SettingsReader::typed).orElseGet(() -> path("lake", node, chosen)),
        overrides
            .landing()
            .map(SettingsReader::typed)
            .orElseGet(() -> path("landing", node, chosen)),
        chosen.flatMap(one -> one.at("s3")).or(() -> node.at("s3")).map(this::store),
        keys(node, chosen),
        chosen
            .flatMap(one -> one.at("alerts"))
            .or(() -> node.at("alerts"))
            .map(AlertTargets::of)
            .orElse(List.of()),
        chosen
            .flatMap(one -> one.at("openlineage"))
            .or(() -> node.at("openlineage"))
            .map(events -> events(events, node.text("brand").orElse(""))));
  }

  private LineageTarget events(YamlNode node, String brand) {
    if (node.at("file").isEmpty() && node.at("url").isEmpty()) {
      note(node, "openlineage says neither file nor url. Say where events go.");
    }
    return new LineageTarget(
        node.text("file").map(file -> Path.of(whole(root, file))),
        node.text("url"),
        node.text("token"),
        node.text("namespace").orElse("tributary." + brand));
  }

  private ObjectStore store(YamlNode node) {
    ObjectStoreReader.check(node, problems);
    return ObjectStoreReader.read(node);
  }

  private Optional<YamlNode> chosen(String name, YamlNode node) {
    Map<String, YamlNode> environments =
        node.at("environments").map(YamlNode::entries).orElse(Map.of());
    if (!environments.containsKey(name)) {
      note(
          node.place("environments"),
          "There is no environment '" + name + "'. "
              + DidYouMean.hint(name, environments.keySet()));
    }
    return Optional.ofNullable(environments.get(name));
  }

  private ZoneId zone(YamlNode node) {
    String name = node.text().orElse("");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      note(
          node,
          "zone is '" + name + "', which is no time zone. Write one like Asia/Shanghai."
              + DidYouMean.among(name, ZoneId.getAvailableZoneIds())
                  .map(meant -> " Did you mean '" + meant + "'?")
                  .orElse(""));
      return ZoneOffset.UTC;
    }
  }

  private String currency(YamlNode node) {
    String code = node.text().orElse("");
    List<String> codes = Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .toList();
    if (!codes.contains(code)) {
      note(
          node,
          "currency is '" + code + "', which is no ISO 4217 code. Write one like CNY."
              + (code.equals("RMB") ? " Did you mean 'CNY'?" : ""));
    }
    return code;
  }

  /**
   * An address as it is, of a bucket as the connector calls it; a path relative to the workspace
   * made whole.
   */
  private String path(String key, YamlNode node, Optional<YamlNode> chosen) {
    String text = chosen.flatMap(one -> one.text(key)).or(() -> node.text(key)).orElse("");
    return whole(root, text);
  }

  /** On the command line a path is relative to where it is typed. */
  private static String typed(String text) {
    return whole(Path.of(""), text);
  }

  private static String whole(Path base, String text) {
    return text.matches("[a-z][a-z0-9]*:/.*")
        ? text.replaceFirst("^s3:", "s3a:")
        : base.toAbsolutePath().resolve(text).normalize().toString();
  }

  private KeySource keys(YamlNode node, Optional<YamlNode> chosen) {
    YamlNode keys =
        chosen.flatMap(one -> one.at("keys")).or(() -> node.at("keys")).orElse(node);
    if (keys.text().isEmpty() && keys != node) {
      return referenced(keys);
    }
    if (environment.filter(PRODUCTION::equals).isPresent()) {
      note(
          keys,
          "keys are generated in environment prod, where losing a folder would lose the lake."
              + " Refer to kept ones: keys: {token: \"env:NAME\", data: {k1: \"env:NAME\"}, active: k1}.");
    }
    return generated();
  }

  private KeySource generated() {
    return new KeySource.Generated(root.resolve(".keys").resolve("development.keys"));
  }

  private KeySource referenced(YamlNode node) {
    Map<String, Reference> data = new LinkedHashMap<>();
    node.at("data")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((id, place) -> place.text().ifPresent(text -> data.put(id, reference(text))));
    String active = node.text("active").orElse("");
    if (node.at("data").isPresent() && node.at("active").isPresent() && !data.containsKey(active)) {
      note(
          node.place("active"),
          "active is '" + active + "', which is no data key. "
              + DidYouMean.hint(active, data.keySet()));
    }
    Reference token = reference(node.text("token").orElse("env:"));
    return new KeySource.Referenced(token, data, active);
  }

  private Reference reference(String text) {
    return text.startsWith("file:")
        ? new Reference.SecretFile(
            root.toAbsolutePath().resolve(text.substring("file:".length())).normalize())
        : new Reference.Variable(text.replaceFirst("^env:", ""));
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
