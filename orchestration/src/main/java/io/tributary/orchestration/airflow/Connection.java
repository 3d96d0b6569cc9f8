package io.tributary.orchestration.airflow;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A connection that operators use. Its password is known by reference only.
 *
 * @param id letters, digits, dashes, dots and underscores
 * @param type such as spark or http
 * @param host where
 * @param port where at the host
 * @param schema database or URL scheme
 * @param login who
 * @param password by what
 * @param extra further settings, as JSON
 * @param description what it is for
 */
public record Connection(
    String id,
    String type,
    Optional<String> host,
    OptionalInt port,
    Optional<String> schema,
    Optional<String> login,
    Optional<Secret> password,
    Optional<String> extra,
    Optional<String> description) {

  public Connection {
    if (!id.matches("[\\w.-]{1,200}")) {
      throw new IllegalArgumentException("The connection id '" + id
          + "' may hold letters, digits, dashes, dots and underscores only.");
    }
  }

  /** The same without its password: what a server tells of it. */
  public Connection withoutPassword() {
    return new Connection(
        id, type, host, port, schema, login, Optional.empty(), extra, description);
  }
}
