package io.tributary.job.wiring;

import io.tributary.pipeline.bronze.LocalCopy;
import io.tributary.pipeline.bronze.Opener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Files in memory.
 *
 * @param files their bytes by path; a serializable map
 */
record HeldFiles(Map<String, byte[]> files) implements Opener {

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(files.get(path));
  }

  @Override
  public LocalCopy copy(String path) throws IOException {
    return SpooledCopy.of(open(path));
  }
}
