package io.tributary.sample.generator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was generated.
 *
 * @param files extracts, truth left out
 * @param records records by feed; files that deliver the same bytes again are not counted
 * @param bytes size of the extracts as they lie on disk
 * @param seconds wall-clock time
 */
public record Summary(long files, SortedMap<String, Long> records, long bytes, double seconds) {

  public Summary {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }
}
