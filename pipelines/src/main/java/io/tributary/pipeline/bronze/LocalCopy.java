package io.tributary.pipeline.bronze;

import java.io.Closeable;
import java.nio.file.Path;

/** A file on the local disk that is gone when it is closed. */
public interface LocalCopy extends Closeable {

  /** Where it lies. */
  Path path();
}
