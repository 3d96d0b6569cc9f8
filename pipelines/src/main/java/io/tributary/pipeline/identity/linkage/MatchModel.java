package io.tributary.pipeline.identity.linkage;

import java.io.Serializable;
import java.util.List;

/**
 * What agreement is worth (I. Fellegi, A. Sunter, A theory for record linkage, JASA 64, 1969): for
 * every column and level the share of matching pairs that reach it, m, and of all others, u. A
 * level adds log2(m/u). Values that are equal add by how common the value is: log2(m) less log2 of
 * its share of records.
 */
final class MatchModel implements Serializable {

  private static final long serialVersionUID = 1;
  private static final double LOG2 = Math.log(2);

  private final double[][] m;
  private final double[][] u;
  private final long[] totals;
  private final double prior;

  /**
   * A model.
   *
   * @param m share of matching pairs, by column and level
   * @param u share of other pairs
   * @param totals how many records have a value, by column
   * @param prior log2 of the odds that two records picked by chance match
   */
  MatchModel(double[][] m, double[][] u, long[] totals, double prior) {
    this.m = m;
    this.u = u;
    this.totals = totals;
    this.prior = prior;
  }

  /** The share of matching pairs that reach a level of a column. */
  double m(int column, int level) {
    return m[column][level];
  }

  /** The share of other pairs that do. */
  double u(int column, int level) {
    return u[column][level];
  }

  double prior() {
    return prior;
  }

  /** The same with another prior. */
  MatchModel withPrior(double log2Odds) {
    return new MatchModel(m, u, totals, log2Odds);
  }

  /**
   * What two records' agreement is worth in bits, rounded to 1/10000; more than 0 speaks for a
   * match.
   *
   * @param pattern as {@link Comparer#pattern} gives it
   * @param agreed for every column how many records have the value both have; 0 where they differ
   */
  double weight(String pattern, List<Long> agreed) {
    double bits = 0;
    for (int column = 0; column < m.length; column++) {
      if (pattern.charAt(column) != Comparer.MISSING) {
        int level = pattern.charAt(column) - '0';
        double chance = agreed.get(column) > 0
            ? (double) Math.max(agreed.get(column), 2) / totals[column]
            : u[column][level];
        bits += log2(m[column][level] / chance);
      }
    }
    return Math.rint(bits * 10_000) / 10_000;
  }

  /** The probability that records of that weight match. */
  double probability(double weight) {
    return 1 / (1 + Math.exp(-(weight + prior) * LOG2));
  }

  static double log2(double value) {
    return Math.log(value) / LOG2;
  }
}
