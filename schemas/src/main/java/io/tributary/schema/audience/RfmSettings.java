package io.tributary.schema.audience;

import java.math.BigDecimal;
import java.util.List;

/**
 * How recency, frequency and money become scores, segments and types.
 *
 * @param lookBackDays days before the as-of day that count
 * @param frequency what is counted
 * @param segments first match wins; together they hold every score
 * @param recency what parts high from low recency in the eight types; in days
 * @param frequencyThreshold the same for frequency
 * @param monetary the same for money
 */
public record RfmSettings(
    int lookBackDays,
    Frequency frequency,
    List<Segment> segments,
    Threshold recency,
    Threshold frequencyThreshold,
    Threshold monetary) {

  public RfmSettings {
    segments = List.copyOf(segments);
  }

  /** What frequency counts. */
  public enum Frequency {
    /** Days with a purchase: split orders and pre-sales do not inflate it. */
    PURCHASE_DAYS,
    /** Paid orders. */
    ORDERS
  }

  /** Scores from one to another, both included. */
  public record Range(int from, int to) {
    /** Whether the score lies in it. */
    public boolean holds(int score) {
      return from <= score && score <= to;
    }
  }

  /** A name for scores in three ranges. */
  public record Segment(String segment, Range r, Range f, Range m) {
    /** Whether it is the segment's. */
    public boolean holds(int recency, int frequency, int monetary) {
      return r.holds(recency) && f.holds(frequency) && m.holds(monetary);
    }
  }

  /** What parts high from low. */
  public sealed interface Threshold {

    /** The mean of all customers; it must be exceeded. */
    record Mean() implements Threshold {}

    /** The median of all customers; it must be exceeded. */
    record Median() implements Threshold {}

    /** A given value; reaching it is enough. */
    record Fixed(BigDecimal value) implements Threshold {}
  }
}
