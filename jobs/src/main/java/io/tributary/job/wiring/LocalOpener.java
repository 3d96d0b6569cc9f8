package io.tributary.job.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of this machine, named by where they lie and not below a landing root. */
public record LocalOpener() implements SpoolingOpener {

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(Path.of(path));
  }
}
