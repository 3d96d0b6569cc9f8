package io.tributary.schema.yaml;

import java.util.Comparator;

/**
 * One mistake in a file somebody edits.
 *
 * @param file path as the reader of the message knows it
 * @param line from 1
 * @param message what is wrong, what is there, what to do
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

  private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
      .thenComparingInt(Problem::line)
      .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  /** As compilers print it: {@code file:line: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
