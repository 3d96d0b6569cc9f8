package io.tributary.job.workspace;

import io.tributary.orchestration.airflow.AirflowServer;
import io.tributary.orchestration.airflow.Credentials;
import io.tributary.orchestration.airflow.Limits;
import io.tributary.orchestration.airflow.Secret;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads airflow.yaml. */
final class AirflowFile {

  private static final String FILE = "airflow.yaml";

  private final Path root;
  private final UnaryOperator<String> variables;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param root what references to files are relative to
   * @param variables environment variables by name; null for one that is not set
   */
  AirflowFile(Path root, UnaryOperator<String> variables, Problems problems) {
    this.root = root;
    this.variables = variables;
    this.problems = problems;
  }

  /**
   * The settings in a text, or the usual ones without a server where there is none or something is
   * wrong with it, which is noted.
   */
  AirflowSettings read(Optional<String> text, Optional<String> environment) {
    int before = problems.count();
    YamlNode node = text.flatMap(yaml -> YamlFiles.parse(FILE, yaml, problems))
        .or(() -> YamlFiles.parse(FILE, "{}", new Problems()))
        .orElseThrow();
    AirflowShape.SHAPE.check(node, problems);
    if (problems.count() > before) {
      return new AirflowFile(root, variables, new Problems()).read(Optional.empty(), environment);
    }
    Optional<YamlNode> dags = node.at("dags");
    DagSettings settings = DagSettingsReader.read(dags, problems);
    return new AirflowSettings(
        server(node, environment),
        settings,
        new SyncReader(root, this::secret, problems).read(node, settings, environment));
  }

  private Optional<AirflowServer> server(YamlNode node, Optional<String> environment) {
    Optional<YamlNode> chosen = environment.flatMap(
        name -> node.at("environments").flatMap(environments -> environments.at(name)));
    Optional<YamlNode> place = chosen
        .filter(one -> one.at("url").isPresent())
        .or(() -> Optional.of(node))
        .flatMap(one -> one.at("url"));
    YamlNode who = chosen
        .filter(one -> one.at("user").isPresent() || one.at("token").isPresent())
        .orElse(node);
    if (who.at("user").isPresent() != who.at("password").isPresent()
        || (who.at("user").isPresent() && who.at("token").isPresent())) {
      note(who, "Give user and password, or token: one way of saying who asks.");
      return Optional.empty();
    }
    return place.flatMap(url -> server(url, credentials(who), limits(node)));
  }

  private Optional<AirflowServer> server(YamlNode url, Credentials credentials, Limits limits) {
    try {
      return Optional.of(new AirflowServer(URI.create(url.text().orElse("")), credentials, limits));
    } catch (IllegalArgumentException e) {
      // An address that is none may hold a password, so it is not repeated.
      note(
          url,
          "url is no address of an Airflow web server. Write one like"
              + " https://airflow.example.com, without user, query and /api.");
      return Optional.empty();
    }
  }

  private Credentials credentials(YamlNode who) {
    return who.text("user")
        .<Credentials>map(
            user -> new Credentials.User(user, secret(who.text("password").orElseThrow())))
        .or(() -> who.text("token").map(token -> new Credentials.Token(secret(token))))
        .orElseGet(Credentials.Anonymous::new);
  }

  private static Limits limits(YamlNode node) {
    Limits usual = Limits.USUAL;
    return new Limits(
        usual.connect(),
        node.text("timeout-seconds")
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(usual.call()),
        usual.total(),
        node.text("attempts").map(Integer::parseInt).orElse(usual.attempts()),
        usual.bodyBytes());
  }

  private Secret secret(String reference) {
    return Secret.of(reference, root.toAbsolutePath(), variables);
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
