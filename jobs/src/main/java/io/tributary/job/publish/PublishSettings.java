package io.tributary.job.publish;

import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.destination.Destination;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What publishing needs to know of a workspace.
 *
 * @param destinations where audiences go
 * @param keys the lake's keys: the export is the one step that opens the vault for files
 * @param workspace folder that references to key files are relative to
 * @param variables environment variables by name; null for one that is not set
 */
public record PublishSettings(
    List<Destination> destinations,
    LakeKeys keys,
    Path workspace,
    UnaryOperator<String> variables) {

  public PublishSettings {
    destinations = List.copyOf(destinations);
  }
}
