package io.tributary.pipeline.bronze;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Opens landing files where they are read; travels to the executors. */
public interface Opener extends Serializable {

  /** The bytes of a file, from its start; the reader closes them. */
  InputStream open(String path) throws IOException;

  /** The file on the local disk, for formats that begin at their end; the reader closes it. */
  LocalCopy copy(String path) throws IOException;
}
