package io.tributary.pipeline.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Identifiers as persons that grow link by link, with a counter per limited kind. */
final class LimitedSets {

  private final Limits limits;
  private final UnionFind sets = new UnionFind();

  /** For the number of a set's root and each limited kind, how many members are of the kind. */
  private int[] counts = new int[64];

  LimitedSets(Limits limits) {
    this.limits = limits;
  }

  /** For the number of a set's root the members it must not be joined with. */
  private final Map<Integer, Set<Integer>> apart = new HashMap<>();

  /** Keeps two identifiers apart from now on. */
  void apart(long a, String aKind, long b, String bKind) {
    int one = number(a, aKind);
    int other = number(b, bKind);
    apart.computeIfAbsent(sets.root(one), root -> new HashSet<>()).add(other);
    apart.computeIfAbsent(sets.root(other), root -> new HashSet<>()).add(one);
  }

  /** Joins two identifiers' persons by a link of that rule, or says what forbids it. */
  Optional<String> join(long a, String aKind, long b, String bKind, String rule) {
    int one = sets.root(number(a, aKind));
    int other = sets.root(number(b, bKind));
    if (one == other) {
      return Optional.empty();
    }
    Optional<String> refusal = refusal(one, other, rule);
    if (refusal.isEmpty()) {
      join(one, other);
    }
    return refusal;
  }

  private Optional<String> refusal(int one, int other, String rule) {
    if (apart.getOrDefault(one, Set.of()).stream().anyMatch(id -> sets.root(id) == other)) {
      return Optional.of("a steward keeps them apart");
    }
    int width = limits.kinds().size();
    for (int kind = 0; kind < width && !rule.equals(OtherLinks.STEWARD); kind++) {
      int ones = counts[one * width + kind];
      int others = counts[other * width + kind];
      // A person above a limit, by a steward's decision, may still gain identifiers of other kinds.
      if (ones == 0 || others == 0) {
        continue;
      }
      if (rule.startsWith(OtherLinks.SCORED)) {
        return Optional.of(
            "both have a " + limits.kinds().get(kind) + ", and likeness joins no two who have");
      }
      if (ones + others > limits.highest().get(kind)) {
        return Optional.of(
            limits.kinds().get(kind) + " limit " + limits.highest().get(kind));
      }
    }
    return Optional.empty();
  }

  private void join(int one, int other) {
    int width = limits.kinds().size();
    int root = sets.join(one, other);
    int joined = root == one ? other : one;
    for (int kind = 0; kind < width; kind++) {
      counts[root * width + kind] += counts[joined * width + kind];
    }
    Set<Integer> others = apart.remove(joined);
    if (others != null) {
      apart.computeIfAbsent(root, any -> new HashSet<>()).addAll(others);
    }
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
