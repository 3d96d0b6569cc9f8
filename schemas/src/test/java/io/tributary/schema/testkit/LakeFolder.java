package io.tributary.schema.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** An empty folder under {@code target/lakes} that is deleted on close. */
record LakeFolder(Path path) implements AutoCloseable {

  private static final Path ROOT = Path.of("target", "lakes").toAbsolutePath();

  static LakeFolder create(String name) {
    try {
      Files.createDirectories(ROOT);
      return new LakeFolder(Files.createTempDirectory(ROOT, name + "-"));
    } catch (IOException problem) {
      throw new UncheckedIOException("Cannot create a lake folder in " + ROOT, problem);
    }
  }

  @Override
  public void close() throws IOException {
    TestSession.started().ifPresent(this::forgetDatabases);
    for (Path inside : deepestFirst()) {
      Files.deleteIfExists(inside);
    }
  }

  private void forgetDatabases(SparkSession session) {
    session.catalog().listDatabases().collectAsList().stream()
        .filter(database -> database.locationUri().contains(path.toString()))
        .forEach(database -> session.sql("DROP DATABASE `" + database.name() + "` CASCADE"));
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> inside = Files.walk(path)) {
      return inside.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
