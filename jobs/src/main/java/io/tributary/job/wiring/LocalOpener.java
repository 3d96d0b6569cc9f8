package io.tributary.job.wiring;

import io.tributary.pipeline.bronze.LocalCopy;
import io.tributary.pipeline.bronze.Opener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of this machine, named by where they lie and not below a landing root. */
public record LocalOpener() implements Opener {

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(Path.of(path));
  }

  @Override
  public LocalCopy copy(String path) throws IOException {
    try (InputStream bytes = open(path)) {
      return SpooledCopy.of(bytes);
    }
  }
}
