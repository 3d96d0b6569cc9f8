package io.tributary.job.wiring;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * Files in memory.
 *
 * @param files their bytes by path; a serializable map
 */
record HeldFiles(Map<String, byte[]> files) implements SpoolingOpener {

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(files.get(path));
  }
}
