package io.tributary.job.wiring;

import io.tributary.pipeline.bronze.LocalCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Bytes written to the folder for temporary files; its name says nothing of what they are. */
record SpooledCopy(Path path) implements LocalCopy {

  static SpooledCopy of(InputStream bytes) throws IOException {
    Path file = Files.createTempFile("tributary-", ".part");
    try {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      return new SpooledCopy(file);
    } catch (IOException broken) {
      Files.deleteIfExists(file);
      throw broken;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
