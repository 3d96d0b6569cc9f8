package io.tributary.pipeline.identity.linkage;

import io.tributary.pipeline.identity.linkage.Pairs.Opened;
import io.tributary.schema.identity.ScoredLinks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Average linkage: links are taken surest first, and one makes two groups of records one only where
 * the mean probability of all pairs between them reaches the rule's. A chain of likenesses, each
 * near enough, does not tie its ends together.
 */
final class Groups {

  private final ScoredLinks rule;
  private final MatchModel model;
  private final Comparer comparer;
  private final List<Opened> records;
  private final int[] group;
  private final List<List<Integer>> members = new ArrayList<>();

  /** Means that were too low, by the two groups; until one of them grows. */
  private final Map<Long, Double> refused = new HashMap<>();

  Groups(ScoredLinks rule, MatchModel model, Comparer comparer, List<Opened> records) {
    this.rule = rule;
    this.model = model;
    this.comparer = comparer;
    this.records = records;
    this.group = new int[records.size()];
    Map<String, Integer> byToken = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      group[i] = byToken.computeIfAbsent(records.get(i).token(), token -> {
        members.add(new ArrayList<>());
        return members.size() - 1;
      });
      members.get(group[i]).add(i);
    }
  }

  /**
   * A link between two records.
   *
   * @param mean the mean probability between the groups when it was last tried
   */
  record Tried(Row link, int one, int other, double mean) {}

  /** Tries the links; says of each whether its ends are in one group when all were tried. */
  void link(Iterator<Row> links, java.util.function.BiConsumer<Tried, Boolean> outcome) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.put(records.get(i).record(), i);
    }
    List<Row> sorted = new ArrayList<>();
    links.forEachRemaining(sorted::add);
    sorted.sort(Comparator.comparing((Row link) -> -link.<Double>getAs("weight"))
        .thenComparing(link -> link.<String>getAs("one"))
        .thenComparing(link -> link.<String>getAs("other")));
    List<Tried> tried = new ArrayList<>();
    for (Row link : sorted) {
      int one = places.get(link.<String>getAs("one"));
      int other = places.get(link.<String>getAs("other"));
      tried.add(new Tried(link, one, other, tryLink(group[one], group[other])));
    }
    tried.forEach(one -> outcome.accept(one, group[one.one()] == group[one.other()]));
  }

  private double tryLink(int one, int other) {
    if (one == other) {
      return 1;
    }
    long pair = (long) Math.min(one, other) << 32 | Math.max(one, other);
    double mean = refused.computeIfAbsent(pair, groups -> mean(one, other));
    if (mean >= rule.group().doubleValue()) {
      refused.keySet().removeIf(groups -> touches(groups, one) || touches(groups, other));
      for (int member : members.get(other)) {
        group[member] = one;
      }
      members.get(one).addAll(members.get(other));
      members.get(other).clear();
    }
    return mean;
  }

  private static boolean touches(long groups, int group) {
    return (int) (groups >>> 32) == group || (int) groups == group;
  }

  private double mean(int one, int other) {
    double sum = 0;
    for (int left : members.get(one)) {
      for (int right : members.get(other)) {
        Opened a = records.get(left);
        Opened b = records.get(right);
        sum +=
            model.probability(model.weight(comparer.pattern(a.values(), b.values()), a.agreed(b)));
      }
    }
    return sum / ((double) members.get(one).size() * members.get(other).size());
  }
}
