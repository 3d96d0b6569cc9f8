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

  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
