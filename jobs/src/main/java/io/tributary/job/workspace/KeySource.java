package io.tributary.job.workspace;

import java.nio.file.Path;
import java.util.Map;

/** Where the keys of a lake come from; reading them is {@link Keys}' business. */
public sealed interface KeySource {

  /**
   * Keys made up once and kept in a file: for development only.
   *
   * @param file written where missing; never to be checked in
   */
  record Generated(Path file) implements KeySource {}

  /**
   * Keys kept elsewhere.
   *
   * @param token the token key, which belongs to the lake for life
   * @param data keys that seal values, by id
   * @param active the id of the one new values are sealed with
   */
  record Referenced(Reference token, Map<String, Reference> data, String active)
      implements KeySource {
    public Referenced {
      data = Map.copyOf(data);
    }
  }

  /** A place that holds one key: 32 bytes as base64 or 64 hexadecimal digits. */
  sealed interface Reference {

    /** An environment variable. */
    record Variable(String name) implements Reference {}

    /** A file. */
    record SecretFile(Path path) implements Reference {}
  }
}
