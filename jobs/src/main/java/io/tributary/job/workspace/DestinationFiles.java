package io.tributary.job.workspace;

import io.tributary.schema.audience.AudienceDefinition;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.DestinationFile;
import io.tributary.schema.destination.Destinations;
import io.tributary.schema.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a workspace's destinations.yaml, where it has one. */
final class DestinationFiles {

  private static final String FILE = "destinations.yaml";

  private DestinationFiles() {}

  /** The destinations, with roots made whole; none where there is no such file. */
  static Destinations of(
      WorkspaceFiles files, Definitions definitions, List<String> kinds, Problems problems) {
    Optional<String> text = files.text(FILE);
    if (text.isEmpty()) {
      return Destinations.NONE;
    }
    List<String> audiences =
        definitions.audiences().stream().map(AudienceDefinition::audience).toList();
    Destinations read = DestinationFile.read(FILE, text.get(), audiences, kinds, problems);
    return new Destinations(
        read.all().stream()
            .map(destination -> destination.at(root(files.root(), destination)))
            .toList(),
        read.suppression());
  }

  private static String root(Path workspace, Destination destination) {
    return destination.root().matches("[a-z][a-z0-9]*:/.*")
        ? destination.root()
        : workspace.toAbsolutePath().resolve(destination.root()).normalize().toString();
  }
}
