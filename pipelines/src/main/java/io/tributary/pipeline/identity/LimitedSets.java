package io.tributary.pipeline.identity;

import java.util.Arrays;
import java.util.Optional;

/** Identifiers as persons that grow link by link, with a counter per limited kind. */
final class LimitedSets {

  private final Limits limits;
  private final UnionFind sets = new UnionFind();

  /** For the number of a set's root and each limited kind, how many members are of the kind. */
  private int[] counts = new int[64];

  LimitedSets(Limits limits) {
    this.limits = limits;
  }

  /** Joins two identifiers' persons, or says which limit forbids it. */
  Optional<String> join(long a, String aKind, long b, String bKind) {
    int one = sets.root(number(a, aKind));
    int other = sets.root(number(b, bKind));
    if (one == other) {
      return Optional.empty();
    }
    int width = limits.kinds().size();
    for (int kind = 0; kind < width; kind++) {
      if (counts[one * width + kind] + counts[other * width + kind]
          > limits.highest().get(kind)) {
        return Optional.of(
            limits.kinds().get(kind) + " limit " + limits.highest().get(kind));
      }
    }
    int root = sets.join(one, other);
    int joined = root == one ? other : one;
    for (int kind = 0; kind < width; kind++) {
      counts[root * width + kind] += counts[joined * width + kind];
    }
    return Optional.empty();
  }

  int size() {
    return sets.size();
  }

  long[] ids() {
    return sets.ids();
  }

  long smallest(long id) {
    return sets.smallest(id);
  }

  private int number(long id, String kind) {
    int before = sets.size();
    int number = sets.number(id);
    if (number == before) {
      int width = limits.kinds().size();
      int place = limits.kinds().indexOf(kind);
      if ((number + 1) * width > counts.length) {
        counts = Arrays.copyOf(counts, Math.max(2 * counts.length, (number + 1) * width));
      }
      if (place >= 0) {
        counts[number * width + place] = 1;
      }
    }
    return number;
  }
}
