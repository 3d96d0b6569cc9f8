package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowFiles;
import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.Airflow;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.AirflowServer;
import io.tributary.orchestration.airflow.Credentials;
import io.tributary.orchestration.airflow.Limits;
import io.tributary.orchestration.airflow.Secret;
import io.tributary.orchestration.airflow.Timing;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;

/** Which Airflow a verb asks: the one of airflow.yaml, or the one the options name. */
final class AirflowOptions {

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      description = "Folder with airflow.yaml; the current one by default.")
  private Path workspace = Path.of(".");

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Environment of airflow.yaml to apply.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the web server; airflow.yaml's by default.")
  private Optional<URI> url = Optional.empty();

  @Option(names = "--user", paramLabel = "NAME", description = "Who asks; with --password.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--password",
      paramLabel = "PLACE",
      description = "env:NAME or file:PATH, never the password itself.")
  private Optional<String> password = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "PLACE",
      description = "A bearer token by env:NAME or file:PATH.")
  private Optional<String> token = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  boolean isJson() {
    return isJson;
  }

  AirflowSettings settings() {
    return AirflowFiles.load(workspace, environment);
  }

  /** A time as the workspace's zone has it. */
  Instant at(String text) {
    return Times.at(text, AirflowFiles.zone(workspace));
  }

  /** @param notices takes a line for each repetition */
  AirflowClient client(AirflowSettings settings, PrintWriter notices) {
    Timing timing = new Timing(
        Clock.systemUTC(),
        duration -> Thread.sleep(duration.toMillis()),
        new SplittableRandom(System.nanoTime()));
    return Airflow.open(server(settings), timing, line -> {
      notices.println(line);
      notices.flush();
    });
  }

  private AirflowServer server(AirflowSettings settings) {
    Optional<AirflowServer> known = settings.server();
    URI place = url.or(() -> known.map(AirflowServer::url))
        .orElseThrow(() -> new IllegalArgumentException(
            "Where is Airflow? Write its url into airflow.yaml of the workspace, or give --url."));
    return new AirflowServer(
        place, credentials(known), known.map(AirflowServer::limits).orElse(Limits.USUAL));
  }

  /** Those of airflow.yaml are meant for its server and go to no other. */
  private Credentials credentials(Optional<AirflowServer> known) {
    if (user.isPresent() != password.isPresent() || (user.isPresent() && token.isPresent())) {
      throw new IllegalArgumentException("Give --user and --password, or --token.");
    }
    return user.<Credentials>map(name -> new Credentials.User(name, secret(password.orElseThrow())))
        .or(() -> token.map(place -> new Credentials.Token(secret(place))))
        .or(() -> known
            .filter(server -> url.isEmpty() || url.get().equals(server.url()))
            .map(AirflowServer::credentials))
        .orElseGet(Credentials.Anonymous::new);
  }

  private static Secret secret(String place) {
    return Secret.of(place, Path.of("").toAbsolutePath(), System::getenv);
  }
}
