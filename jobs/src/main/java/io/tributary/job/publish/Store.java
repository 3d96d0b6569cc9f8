package io.tributary.job.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where deliveries go. A file is seen whole or not at all; paths are parts joined by /. */
interface Store extends AutoCloseable {

  /** Puts a file; one of that path is replaced. */
  void put(String path, Path file) throws IOException;

  /** The bytes of a small file; empty where there is none. */
  Optional<byte[]> read(String path) throws IOException;

  /** Size of a file; empty where there is none. */
  Optional<Long> size(String path) throws IOException;

  /** The address people and platforms know the path by. */
  String address(String path);

  /** An address that needs no credentials for that long, where the store has such. */
  String url(String path, Duration lasting);

  @Override
  default void close() {
    // A folder has nothing to give back.
  }
}
