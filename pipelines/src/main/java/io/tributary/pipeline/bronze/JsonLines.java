package io.tributary.pipeline.bronze;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One record a line; blank lines are none, and of a line without end only the beginning is held.
 */
final class JsonLines implements JsonUnits {

  /** A record of so many characters is no record of what somebody did. */
  static final int LONGEST = 16 << 20;

  private final Reader text;
  private final int longest;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private Optional<Unit> ahead;

  JsonLines(Reader text) {
    this(text, LONGEST);
  }

  JsonLines(Reader text, int longest) {
    this.text = text;
    this.longest = longest;
    this.ahead = read();
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public Unit next() {
    Unit unit = ahead.orElseThrow(NoSuchElementException::new);
    ahead = read();
    return unit;
  }

  private Optional<Unit> read() {
    try {
      Optional<Unit> line = line();
      while (line.isPresent()
          && line.get().text().isBlank()
          && line.get().fault().isEmpty()) {
        line = line();
      }
      return line;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Optional<Unit> line() throws IOException {
    if (at == end && !fill()) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder();
    long length = 0;
    do {
      int start = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      length += at - start;
      line.append(buffer, start, (int) Math.min(at - start, longest - (long) line.length()));
    } while (at == end && fill());
    at = Math.min(at + 1, end);
    return Optional.of(
        length <= longest
            ? new Unit(line.toString(), "")
            : new Unit(
                "",
                "The line is longer than " + longest + " characters: line breaks are missing."));
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(text.read(buffer, 0, buffer.length), 0);
    return end > 0;
  }
}
