package io.tributary.pipeline.standard;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ends an error about an unknown name with the names that were probably meant. */
final class Candidates {

  private Candidates() {}

  /** "Did you mean …?" where a known name is near, else the list of them. */
  static String hint(String given, Collection<String> known) {
    if (known.isEmpty()) {
      return "There are none.";
    }
    List<String> sorted = known.stream().sorted().toList();
    return nearest(given, sorted)
        .map(name -> "Did you mean '" + name + "'?")
        .orElseGet(() -> "Known are: " + String.join(", ", sorted) + ".");
  }

  private static Optional<String> nearest(String given, List<String> known) {
    String wanted = simple(given);
    int allowed = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, simple(name)) <= allowed
            || (wanted.length() > 2 && simple(name).contains(wanted)))
        .min(Comparator.comparingInt(name -> distance(wanted, simple(name))));
  }

  private static String simple(String name) {
    return Characters.lower(name).replace('_', '-');
  }

  /** Letters to add, drop, replace or swap with their neighbour. */
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int step(int[][] cost, String left, String right, int i, int j) {
    boolean isSame = left.charAt(i - 1) == right.charAt(j - 1);
    int least = Math.min(
        cost[i - 1][j - 1] + (isSame ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean isSwap = i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
    return isSwap ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
  }
}
