package io.tributary.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder a demo lives in: {@code workspace landing truth lake exports}, and files still to
 * land.
 */
final class DemoFolder {

  private static final String MARK = ".tributary-demo";
  private static final List<String> WORKSPACE = List.of(
      "tributary.yaml",
      "identity.yaml",
      "tags/brand.yaml",
      "audiences/campaigns.yaml",
      "destinations.yaml");

  private final Path root;

  private DemoFolder(Path root) {
    this.root = root;
  }

  /**
   * An empty demo folder; an earlier demo in it is removed.
   *
   * @throws IllegalArgumentException when the folder holds anything that is not a demo's
   */
  static DemoFolder fresh(Path root) {
    try {
      if (Files.exists(root) && !isEmpty(root)) {
        if (!Files.exists(root.resolve(MARK))) {
          throw new IllegalArgumentException(
              root + " is not empty and holds no demo. Give another --out.");
        }
        delete(root);
      }
      Files.createDirectories(root);
      Files.createFile(root.resolve(MARK));
      DemoFolder folder = new DemoFolder(root);
      folder.writeWorkspace();
      Files.createDirectories(folder.landing());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + root, e);
    }
  }

  Path workspace() {
    return root.resolve("workspace");
  }

  Path landing() {
    return root.resolve("landing");
  }

  Path truth() {
    return root.resolve("truth");
  }

  Path lake() {
    return root.resolve("lake");
  }

  /** What was delivered. */
  Path exports() {
    return root.resolve("exports");
  }

  /** The page that sums the demo up. */
  Path report() {
    return root.resolve("report").resolve("index.html");
  }

  /** Files by the day they arrive, some by the hour. */
  Path incoming() {
    return root.resolve("incoming");
  }

  /** Lands what has arrived by that time, that time included, and has not landed yet. */
  void land(LocalDateTime time) {
    try (Stream<Path> arrivals = Files.list(incoming())) {
      for (Path arrived : arrivals.sorted().toList()) {
        if (!arrival(arrived.getFileName().toString()).isAfter(time)) {
          land(arrived);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot land the files of " + time, e);
    }
  }

  /** Whether files are still to arrive. */
  boolean isMoreToCome() {
    try (Stream<Path> days = Files.list(incoming())) {
      return days.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + incoming(), e);
    }
  }

  /** A day, 2026-06-30, or an hour of one, 2026-06-30T21. */
  private static LocalDateTime arrival(String name) {
    return name.contains("T")
        ? LocalDateTime.parse(name + ":00")
        : LocalDate.parse(name).atStartOfDay();
  }

  private void land(Path arrived) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(arrived)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path target = landing().resolve(arrived.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    delete(arrived);
  }

  private void writeWorkspace() throws IOException {
    Files.createDirectories(workspace());
    for (String name : WORKSPACE) {
      try (InputStream in = DemoFolder.class.getResourceAsStream("/workspace/" + name)) {
        if (in == null) {
          throw new IOException("The demo's " + name + " is missing from the build");
        }
        Path target = workspace().resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(in, target);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failure)
          throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
