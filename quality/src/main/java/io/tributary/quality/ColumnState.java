package io.tributary.quality;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a column's values amount to, in numbers that add up: states of files make that of a day.
 *
 * @param filled records with a value
 * @param sum the sum of the values, of columns of numbers
 * @param words how often each word stands there, of columns of few words; empty for others
 */
public record ColumnState(long filled, Optional<BigDecimal> sum, Map<String, Long> words) {

  public ColumnState {
    sum = sum.map(BigDecimal::stripTrailingZeros);
    words = Collections.unmodifiableMap(new TreeMap<>(words));
  }

  /** Both together. */
  ColumnState plus(ColumnState other) {
    TreeMap<String, Long> both = new TreeMap<>(words);
    other.words.forEach((word, count) -> both.merge(word, count, Long::sum));
    Optional<BigDecimal> total =
        sum.map(one -> other.sum.map(one::add).orElse(one)).or(() -> other.sum);
    return new ColumnState(filled + other.filled, total, both);
  }
}
