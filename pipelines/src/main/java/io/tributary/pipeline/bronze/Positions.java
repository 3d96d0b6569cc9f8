package io.tributary.pipeline.bronze;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the lines of each document of one file, from 1; bounded by the file's documents. */
final class Positions {

  private final List<Integer> places;
  private final Map<List<String>, Long> counts = new HashMap<>();

  Positions(List<Integer> places) {
    this.places = places;
  }

  /** The record's place in its document; null where the feed has no documents of lines. */
  Long next(List<Object> raw) {
    if (places.isEmpty()) {
      // SQL null: the row has no value here.
      return null;
    }
    List<String> document = places.stream()
        .map(place -> raw.get(place) instanceof String text ? text.strip() : "")
        .toList();
    return counts.merge(document, 1L, Long::sum);
  }
}
