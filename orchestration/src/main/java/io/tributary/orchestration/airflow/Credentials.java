package io.tributary.orchestration.airflow;

/** Who asks. */
public sealed interface Credentials {

  /** Nobody in particular: for servers that let everybody in. */
  record Anonymous() implements Credentials {}

  /**
   * A user. A 2.x server is told name and password with each call; a 3.x server gives a token for
   * them, which is renewed when it expires.
   *
   * @param name the user's name
   * @param password by reference
   */
  record User(String name, Secret password) implements Credentials {}

  /**
   * A bearer token that somebody else renews.
   *
   * @param token by reference
   */
  record Token(Secret token) implements Credentials {}
}
