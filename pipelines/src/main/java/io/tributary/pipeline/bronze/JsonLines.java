package io.tributary.pipeline.bronze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One record a line; blank lines are none. */
final class JsonLines implements JsonUnits {

  private final BufferedReader lines;
  private Optional<String> ahead;

  JsonLines(BufferedReader lines) {
    this.lines = lines;
    this.ahead = read();
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public Unit next() {
    String line = ahead.orElseThrow(NoSuchElementException::new);
    ahead = read();
    return new Unit(line, "");
  }

  private Optional<String> read() {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return Optional.ofNullable(line);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
