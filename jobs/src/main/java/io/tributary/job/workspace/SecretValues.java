package io.tributary.job.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What references env:NAME and file:PATH lead to. Messages name the place, never the value.
 *
 * @param workspace what paths are relative to
 * @param variables environment variables by name; null for one that is not set
 * @param file the file that holds the references, as messages call it
 */
public record SecretValues(Path workspace, UnaryOperator<String> variables, String file) {

  /**
   * The value.
   *
   * @throws IllegalStateException when the place holds none
   */
  public String value(String reference) {
    if (reference.startsWith("file:")) {
      Path place = workspace.resolve(reference.substring("file:".length()));
      try {
        return Files.readString(place).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the key in " + place + ".", e);
      }
    }
    String name = reference.replaceFirst("^env:", "");
    return Optional.ofNullable(variables.apply(name))
        .orElseThrow(() -> new IllegalStateException("The environment variable " + name + ", which "
            + file + " refers to, is not set. Set it."));
  }
}
