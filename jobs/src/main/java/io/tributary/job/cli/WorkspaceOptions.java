package io.tributary.job.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which workspace a verb works on. */
final class WorkspaceOptions {

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      description = "Folder of the workspace; the current one by default.")
  private Path workspace = Path.of(".");

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Environment of tributary.yaml to apply.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--lake",
      paramLabel = "ROOT",
      description = "Lake root instead of the workspace's.")
  private Optional<String> lake = Optional.empty();

  @Option(
      names = "--landing",
      paramLabel = "ROOT",
      description = "Landing root instead of the workspace's.")
  private Optional<String> landing = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  Path workspace() {
    return workspace;
  }

  Optional<String> environment() {
    return environment;
  }

  Optional<String> lake() {
    return lake;
  }

  Optional<String> landing() {
    return landing;
  }

  boolean isJson() {
    return isJson;
  }
}
