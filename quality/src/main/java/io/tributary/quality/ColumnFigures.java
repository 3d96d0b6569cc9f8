package io.tributary.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a column's values are like.
 *
 * @param column its name
 * @param type its type, in SQL
 * @param privacy how close the values are to a person, in lower case
 * @param filled the share of rows with a value
 * @param distinct about how many different values there are
 * @param least the least number; empty for columns of other values and those close to a person
 * @param mean the mean of the numbers
 * @param most the greatest number
 * @param deviation their standard deviation
 * @param words the most frequent values and their counts, of public columns of few values
 */
public record ColumnFigures(
    String column,
    String type,
    String privacy,
    double filled,
    long distinct,
    Optional<Double> least,
    Optional<Double> mean,
    Optional<Double> most,
    Optional<Double> deviation,
    Map<String, Long> words) {

  public ColumnFigures {
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }
}
