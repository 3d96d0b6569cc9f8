package io.tributary.job.wiring;

import io.tributary.pipeline.bronze.LocalCopy;
import io.tributary.pipeline.bronze.Opener;
import java.io.IOException;
import java.io.InputStream;

/** An opener whose local copies are temporary files. */
interface SpoolingOpener extends Opener {

  @Override
  default LocalCopy copy(String path) throws IOException {
    try (InputStream bytes = open(path)) {
      return SpooledCopy.of(bytes);
    }
  }
}
