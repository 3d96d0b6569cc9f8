package io.tributary.job.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts the page where a browser finds it, whole or not at all. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Writes the page, replacing an earlier one.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static void write(Page page, Path file) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    try {
      Files.createDirectories(whole.getParent());
      Files.writeString(part, page.html());
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report to " + file, e);
    }
  }
}
