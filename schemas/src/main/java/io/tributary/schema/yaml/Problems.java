package io.tributary.schema.yaml;

import java.util.List;
import java.util.TreeSet;

/** Collects mistakes, so that all of them are told at once. */
public final class Problems {

  private final TreeSet<Problem> found = new TreeSet<>();

  /** Notes a mistake; the same one twice is one. */
  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  /** All mistakes, by file and line. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }
}
