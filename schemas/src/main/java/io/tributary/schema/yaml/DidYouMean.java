package io.tributary.schema.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class DidYouMean {

  private static final int LISTED = 40;

  private DidYouMean() {}

  /** The known name closest to the given one, where one is near it or holds it. */
  public static Optional<String> among(String given, Collection<String> known) {
    String wanted = simple(given);
    int allowed = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, simple(name)) <= allowed
            || (wanted.length() > 2 && simple(name).contains(wanted)))
        .min(Comparator.comparingInt((String name) -> distance(wanted, simple(name)))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence to end an error with: the name probably meant, or the names there are. */
  public static String hint(String given, Collection<String> known) {
    return among(given, known)
        .map(name -> "Did you mean '" + name + "'?")
        .orElseGet(() -> listed(known));
  }

  private static String listed(Collection<String> known) {
    if (known.isEmpty()) {
      return "There are none.";
    }
    List<String> sorted = known.stream().sorted().toList();
    String first = String.join(", ", sorted.subList(0, Math.min(LISTED, sorted.size())));
    return "Known are: " + first + (sorted.size() > LISTED ? ", …" : "") + ".";
  }

  private static String simple(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Edit distance where swapping two neighbours counts as one edit. */
  private static int distance(String left, String right) {
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, left, right, i, j);
      }
    }
    return edits[left.length()][right.length()];
  }

  private static int cheapest(int[][] edits, String left, String right, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean isSwap = i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
    return isSwap ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
