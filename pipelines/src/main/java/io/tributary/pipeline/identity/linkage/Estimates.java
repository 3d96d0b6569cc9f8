package io.tributary.pipeline.identity.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Estimates a {@link MatchModel} without labels. u comes from pairs picked by chance, of which
 * hardly any match. m comes from expectation maximisation over the pairs of each list of blocking
 * keys, u held fixed, without the columns that all its pairs agree in; what the lists say of a
 * column is taken together by their matches. The prior is the one under which the compared pairs
 * hold as many matches as it foretells for all pairs.
 */
final class Estimates {

  private static final int ROUNDS = 200;
  private static final int FEWEST_PAIRS = 50;

  /** Every level may happen, even where a sample does not show it. */
  private static final double UNSEEN = 0.1;

  private final Comparer comparer;

  Estimates(Comparer comparer) {
    this.comparer = comparer;
  }

  /** How many pairs of a list of blocking keys have a pattern. */
  record PatternCount(int rule, String pattern, long pairs) {}

  /** Shares of the levels among pairs picked by chance. */
  double[][] u(List<String> patterns) {
    double[][] counts = levels(UNSEEN);
    for (String pattern : patterns) {
      add(counts, pattern, 1, column -> true);
    }
    return shares(counts);
  }

  /**
   * Shares of the levels among matching pairs.
   *
   * @param blocked the columns that each list of keys holds equal
   */
  double[][] m(List<PatternCount> patterns, List<Set<Integer>> blocked, double[][] u) {
    double[][] total = levels(0);
    Map<Integer, List<PatternCount>> byRule = new TreeMap<>();
    patterns.stream()
        .sorted((a, b) -> a.pattern().compareTo(b.pattern()))
        .forEach(
            one -> byRule.computeIfAbsent(one.rule(), rule -> new ArrayList<>()).add(one));
    byRule.forEach((rule, counts) -> {
      if (counts.stream().mapToLong(PatternCount::pairs).sum() >= FEWEST_PAIRS) {
        double[][] expected = expected(counts, blocked.get(rule), u);
        for (int column = 0; column < total.length; column++) {
          for (int level = 0; level < total[column].length; level++) {
            total[column][level] += expected[column][level];
          }
        }
      }
    });
    double[][] usual = usual();
    double[][] m = shares(total);
    for (int column = 0; column < m.length; column++) {
      if (Arrays.stream(total[column]).sum() == 0) {
        m[column] = usual[column];
      }
    }
    return m;
  }

  /** How many matches of a list reach each level; nothing for the columns it is blocked by. */
  private double[][] expected(List<PatternCount> counts, Set<Integer> blocked, double[][] u) {
    double pairs = counts.stream().mapToLong(PatternCount::pairs).sum();
    double[][] m = usual();
    double matches = 0.3;
    double[][] reached = levels(0);
    for (int round = 0; round < ROUNDS; round++) {
      reached = levels(UNSEEN);
      double sum = 0;
      for (PatternCount one : counts) {
        double odds = Math.log(matches / (1 - matches));
        for (int column = 0; column < m.length; column++) {
          char level = one.pattern().charAt(column);
          if (level != Comparer.MISSING && !blocked.contains(column)) {
            odds += Math.log(m[column][level - '0'] / u[column][level - '0']);
          }
        }
        double share = one.pairs() / (1 + Math.exp(-odds));
        sum += share;
        add(reached, one.pattern(), share, column -> !blocked.contains(column));
      }
      m = shares(reached);
      double before = matches;
      matches = Math.min(Math.max(sum / pairs, 1e-6), 1 - 1e-6);
      if (Math.abs(matches - before) < 1e-7) {
        break;
      }
    }
    for (int column : blocked) {
      Arrays.fill(reached[column], 0);
    }
    return reached;
  }

  /**
   * log2 of the odds that two records picked by chance match.
   *
   * @param pairs how many compared pairs have a weight
   * @param records how many records there are
   */
  static double prior(Map<Double, Long> pairs, long records) {
    double all = Math.max(1, records * (records - 1.0) / 2);
    double share = 1.0 / Math.max(2, records);
    for (int round = 0; round < ROUNDS; round++) {
      double odds = MatchModel.log2(share / (1 - share));
      MatchModel model = new MatchModel(new double[0][], new double[0][], new long[0], odds);
      double matches = 0;
      for (Map.Entry<Double, Long> one : new TreeMap<>(pairs).entrySet()) {
        matches += one.getValue() * model.probability(one.getKey());
      }
      double next = Math.min(Math.max(matches / all, 1e-15), 0.5);
      if (Math.abs(next - share) < 1e-6 * share) {
        break;
      }
      share = next;
    }
    return MatchModel.log2(share / (1 - share));
  }

  /** What is assumed before anything is known: nine of ten matches are equal. */
  private double[][] usual() {
    double[][] usual = levels(1);
    for (double[] column : usual) {
      Arrays.fill(column, 0.1 / (column.length - 1));
      column[column.length - 1] = 0.9;
    }
    return usual;
  }

  private double[][] levels(double each) {
    double[][] levels = new double[comparer.size()][];
    for (int column = 0; column < levels.length; column++) {
      levels[column] = new double[comparer.levels(column)];
      Arrays.fill(levels[column], each);
    }
    return levels;
  }

  private static void add(
      double[][] counts, String pattern, double pairs, java.util.function.IntPredicate isCounted) {
    for (int column = 0; column < counts.length; column++) {
      char level = pattern.charAt(column);
      if (level != Comparer.MISSING && isCounted.test(column)) {
        counts[column][level - '0'] += pairs;
      }
    }
  }

  private static double[][] shares(double[][] counts) {
    double[][] shares = new double[counts.length][];
    for (int column = 0; column < counts.length; column++) {
      double sum = Arrays.stream(counts[column]).sum();
      shares[column] =
          Arrays.stream(counts[column]).map(count -> sum == 0 ? 0 : count / sum).toArray();
    }
    return shares;
  }
}
