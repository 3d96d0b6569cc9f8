package io.tributary.job.workspace;

import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The audiences a workspace defines: what {@code audiences/*.yaml} calls audience or id. */
final class AudienceNames {

  private AudienceNames() {}

  /** The names, in the order of files; what is wrong with the files is told elsewhere. */
  static List<String> of(WorkspaceFiles files) {
    return files.names("audiences").stream()
        .flatMap(name -> files.text(name).stream()
            .flatMap(text -> YamlFiles.parse(name, text, new Problems()).stream()))
        .flatMap(AudienceNames::of)
        .toList();
  }

  private static Stream<String> of(YamlNode node) {
    Optional<String> own = node.text("audience").or(() -> node.text("id"));
    return own.isPresent()
        ? own.stream()
        : Stream.concat(node.items().stream(), node.items("audiences").stream())
            .flatMap(AudienceNames::of);
  }
}
