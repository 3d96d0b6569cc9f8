package io.tributary.job.lineage;

import java.util.Comparator;

/**
 * A column and one it is made from.
 *
 * @param to the column made
 * @param from the column it is made from
 * @param kind how
 */
public record Edge(ColumnRef to, ColumnRef from, Kind kind) implements Comparable<Edge> {

  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::to).thenComparing(Edge::from).thenComparing(Edge::kind);

  /** How a column takes part. */
  public enum Kind {
    /** It goes into the value. */
    VALUE,
    /** It decides which rows there are. */
    CONDITION,
    /** The job reads it; its plan does not tell more. */
    JOB
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
