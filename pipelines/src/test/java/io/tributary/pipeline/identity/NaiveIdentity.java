package io.tributary.pipeline.identity;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The identity procedure written as plainly as possible: sets of tokens that are copied when they
 * join, every link tried in order. What the build must agree with.
 */
final class NaiveIdentity {

  private final IdentityRules rules;
  private final List<List<String>> records = new ArrayList<>();
  private final List<String> days = new ArrayList<>();
  private final Set<String> shared = new TreeSet<>();
  private final Map<String, Set<String>> persons = new TreeMap<>();
  private final Set<List<String>> refused = new HashSet<>();

  private final Stewardship decisions;

  NaiveIdentity(String lines, IdentityRules rules) {
    this(lines, rules, Stewardship.NONE);
  }

  NaiveIdentity(String lines, IdentityRules rules, Stewardship decisions) {
    this.rules = rules;
    this.decisions = decisions;
    for (String line : lines.lines().toList()) {
      List<String> words = List.of(line.split(" "));
      days.add(words.get(0));
      records.add(words.subList(1, words.size()));
    }
    classify();
    for (List<String> record : records) {
      record.stream()
          .filter(token -> !shared.contains(token))
          .forEach(token -> persons.put(token, new TreeSet<>(Set.of(token))));
    }
    decisions.together().stream()
        .map(pair -> List.of(pair.a(), pair.b()))
        .filter(pair -> persons.keySet().containsAll(pair))
        .distinct()
        .sorted(Comparator.comparing(pair -> linkId(pair, "steward")))
        .forEach(pair -> join(pair, false));
    links().forEach(pair -> join(pair, true));
  }

  Set<Set<String>> persons() {
    return new HashSet<>(persons.values());
  }

  Set<String> shared() {
    return shared;
  }

  /** Refused pairs, the stronger first. */
  Set<List<String>> refused() {
    return refused;
  }

  private void classify() {
    for (String token : records.stream().flatMap(List::stream).distinct().toList()) {
      IdentifierKind kind = rules.kind(kind(token)).orElseThrow();
      kind.sharedWhen().ifPresent(when -> {
        long partners = records.stream()
            .filter(record -> record.contains(token))
            .flatMap(List::stream)
            .filter(other -> !other.equals(token) && when.of().contains(kind(other)))
            .distinct()
            .count();
        if (partners > when.moreThan()) {
          shared.add(token);
        }
      });
    }
  }

  /** All pairs in the order in which they are tried: priority, newest, link id. */
  private Collection<List<String>> links() {
    Map<List<String>, String> lastSeen = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      List<String> usable = records.get(i).stream()
          .filter(token -> !shared.contains(token))
          .sorted(Comparator.comparing(this::rank).thenComparing(token -> token))
          .toList();
      String day = days.get(i);
      usable.stream()
          .skip(1)
          .forEach(token -> lastSeen.merge(
              List.of(usable.get(0), token), day, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }
    Comparator<List<String>> order =
        Comparator.comparing(pair -> rank(pair.get(0)) + rank(pair.get(1)));
    return lastSeen.keySet().stream()
        .sorted(order
            .thenComparing(lastSeen::get, Comparator.reverseOrder())
            .thenComparing(pair -> linkId(pair, "together")))
        .toList();
  }

  private void join(List<String> pair, boolean isLimited) {
    Set<String> one = persons.get(pair.get(0));
    Set<String> other = persons.get(pair.get(1));
    if (one.contains(pair.get(1))) {
      return;
    }
    Set<String> together = new TreeSet<>(one);
    together.addAll(other);
    boolean isApart = decisions.apart().stream()
        .anyMatch(apart -> together.contains(apart.a()) && together.contains(apart.b()));
    boolean isBeyond = rules.kinds().stream()
        .filter(kind -> kind.limit().isPresent())
        .anyMatch(kind -> count(one, kind) > 0
            && count(other, kind) > 0
            && count(together, kind) > kind.limit().getAsInt());
    if (isApart || (isLimited && isBeyond)) {
      refused.add(pair);
      return;
    }
    together.forEach(token -> persons.put(token, together));
  }

  private static long count(Set<String> tokens, IdentifierKind kind) {
    return tokens.stream().filter(token -> kind(token).equals(kind.kind())).count();
  }

  private int rank(String token) {
    return rules.kindNames().indexOf(kind(token));
  }

  private static String kind(String token) {
    return token.substring(0, token.indexOf(':'));
  }

  private static String linkId(List<String> pair, String rule) {
    return org.apache.commons.codec.digest.DigestUtils.sha256Hex(
            String.join("|", pair.get(0), pair.get(1), rule))
        .substring(0, 32);
  }
}
