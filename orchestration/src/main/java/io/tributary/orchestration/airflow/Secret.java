package io.tributary.orchestration.airflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A secret known by the place it is kept in. It is read each time it is needed, so a file may be
 * replaced while the program runs; it prints as the place.
 */
public final class Secret {

  private final String place;
  private final Supplier<Optional<String>> content;

  private Secret(String place, Supplier<Optional<String>> content) {
    this.place = place;
    this.content = content;
  }

  /**
   * The secret a reference leads to.
   *
   * @param reference {@code env:NAME} or {@code file:PATH}
   * @param folder what the path is relative to
   * @param variables environment variables by name; null for one that is not set
   * @throws IllegalArgumentException when it is no reference; the message does not repeat it, since
   *     it may be the secret itself
   */
  public static Secret of(String reference, Path folder, UnaryOperator<String> variables) {
    if (reference.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
      String name = reference.substring("env:".length());
      return new Secret(
          "environment variable " + name, () -> Optional.ofNullable(variables.apply(name)));
    }
    if (reference.matches("file:.+")) {
      Path file = folder.resolve(reference.substring("file:".length()));
      return new Secret("file " + file, () -> content(file));
    }
    throw new IllegalArgumentException("A secret is given by reference, env:NAME or file:PATH,"
        + " never by itself. Put it into an environment variable or a file and name that.");
  }

  /** The secret itself. */
  String reveal() {
    return content
        .get()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(
            "A secret is missing: there is nothing in " + place + ". Put it there."));
  }

  /** The secret as a token, which a header can carry. */
  String revealToken() {
    String token = reveal();
    if (!isToken(token)) {
      throw new IllegalArgumentException("What is in " + place + " is no token: it holds a blank, a"
          + " line break or another letter that tokens do not have. Put the token alone there.");
    }
    return token;
  }

  /** Whether a header can carry it as a token. */
  static boolean isToken(String text) {
    return text.chars().allMatch(letter -> letter > ' ' && letter < 127);
  }

  private static Optional<String> content(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The secret in file " + file + " cannot be read. Check who may read it.", e);
    }
  }

  /** The place, never the secret. */
  @Override
  public String toString() {
    return place;
  }
}
