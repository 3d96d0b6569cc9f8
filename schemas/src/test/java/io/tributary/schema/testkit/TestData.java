package io.tributary.schema.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** The folder of extra public data, for tests that try real extracts. */
public final class TestData {

  static final String PROPERTY = "tributary.data";

  private TestData() {}

  /** The folder that {@code -Dtributary.data=DIR} names; without one the test is skipped. */
  public static Path folder() {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isBlank()) {
      throw new TestAbortedException(
          "Skipped: it needs a folder of public data. Name one with -D" + PROPERTY + "=DIR.");
    }
    Path path = Path.of(folder).toAbsolutePath();
    if (!Files.isDirectory(path)) {
      throw new IllegalStateException(
          "-D" + PROPERTY + "=" + folder + " is no folder. Use the absolute path of one.");
    }
    return path;
  }

  /** A file or folder in it; the test is skipped where the data does not have it. */
  public static Path file(String relative) {
    Path file = folder().resolve(relative);
    if (!Files.exists(file)) {
      throw new TestAbortedException("Skipped: the folder of public data has no " + relative + ".");
    }
    return file;
  }
}
