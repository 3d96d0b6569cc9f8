package io.tributary.job.workspace;

import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of a workspace's folder.
 *
 * @param root the folder
 * @param problems where files that cannot be read are noted
 */
record WorkspaceFiles(Path root, Problems problems) {

  /** The text of a file; empty where there is none or it is no text. */
  Optional<String> text(String name) {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      problems.add(name, 1, "The file is not UTF-8. Save it as UTF-8.");
    } catch (IOException e) {
      problems.add(name, 1, "The file cannot be read: " + e.getClass().getSimpleName() + ".");
    }
    return Optional.empty();
  }

  /** The names of the feed files, in order. */
  List<String> feeds() {
    return names("feeds");
  }

  /** The names of the YAML files in one of its folders, in order. */
  List<String> names(String kind) {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
          .map(name -> kind + "/" + name)
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.add(kind, 1, "The folder cannot be read.");
      return List.of();
    }
  }
}
