package io.tributary.job.workspace;

import io.tributary.schema.audience.DefinitionFiles;
import io.tributary.schema.audience.DefinitionLibrary;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.audience.SegmentsFile;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds a workspace's tags, audiences and strategies: its own, and the packs it takes from the
 * library; and its segments.yaml.
 */
final class DefinitionFolders {

  private DefinitionFolders() {}

  static Definitions of(WorkspaceFiles files, Optional<YamlNode> settings, Problems problems) {
    DefinitionFiles definitions = new DefinitionFiles(problems);
    files
        .names("tags")
        .forEach(name -> files.text(name).ifPresent(text -> definitions.ownTags(name, text)));
    files
        .names("audiences")
        .forEach(name -> files.text(name).ifPresent(text -> definitions.ownAudiences(name, text)));
    files
        .names("strategies")
        .forEach(name -> files.text(name).ifPresent(text -> definitions.ownStrategies(name, text)));
    packs("tags", settings, DefinitionLibrary.tags(), problems, definitions::libraryTags);
    packs(
        "audiences",
        settings,
        DefinitionLibrary.audiences(),
        problems,
        definitions::libraryAudiences);
    packs(
        "strategies",
        settings,
        DefinitionLibrary.strategies(),
        problems,
        definitions::libraryStrategies);
    SegmentSettings segments = files
        .text("segments.yaml")
        .map(text -> SegmentsFile.read("segments.yaml", text, problems))
        .orElseGet(SegmentSettings::shipped);
    return definitions.checked(segments);
  }

  private static void packs(
      String key,
      Optional<YamlNode> settings,
      List<String> known,
      Problems problems,
      Consumer<String> add) {
    for (YamlNode node : settings.map(root -> root.items(key)).orElse(List.of())) {
      String pack = node.text().orElse("");
      if (known.contains(pack)) {
        add.accept(pack);
      } else {
        problems.add(
            node.file(),
            node.line(),
            key + " holds '" + pack + "', which is no pack of the library. "
                + DidYouMean.hint(pack, known) + " Own ones go into " + key + "/.");
      }
    }
  }
}
