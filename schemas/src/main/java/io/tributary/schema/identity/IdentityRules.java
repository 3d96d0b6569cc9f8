package io.tributary.schema.identity;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How identifiers become persons.
 *
 * @param kinds kinds of identifiers, strongest first
 * @param sourceTrust feeds whose attributes win, most trusted first; others follow by recency
 * @param scored records held to be one person's because they look alike
 * @param truth where records say themselves whose they are
 */
public record IdentityRules(
    List<IdentifierKind> kinds,
    List<String> sourceTrust,
    List<ScoredLinks> scored,
    Optional<TruthLabels> truth) {

  /** Identifiers alone tie persons together, and nobody knows the truth. */
  public IdentityRules(List<IdentifierKind> kinds, List<String> sourceTrust) {
    this(kinds, sourceTrust, List.of(), Optional.empty());
  }

  public IdentityRules {
    kinds = List.copyOf(kinds);
    sourceTrust = List.copyOf(sourceTrust);
    scored = List.copyOf(scored);
    Set<String> names = new HashSet<>();
    for (IdentifierKind kind : kinds) {
      if (!names.add(kind.kind())) {
        throw new IllegalArgumentException(
            "Identifier kind " + kind.kind() + " is there twice. Keep one of them.");
      }
    }
  }

  /** The names of the kinds, strongest first. */
  public List<String> kindNames() {
    return kinds.stream().map(IdentifierKind::kind).toList();
  }

  /** The kind of that name, where there is one. */
  public Optional<IdentifierKind> kind(String name) {
    return kinds.stream().filter(kind -> kind.kind().equals(name)).findFirst();
  }

  /** The names of the kinds stronger than that one; all where it is unknown. */
  public List<String> strongerThan(String name) {
    return kindNames().stream().takeWhile(kind -> !kind.equals(name)).toList();
  }

  /** Values that never stand for a person, of all kinds. */
  public Blocklist blocklist() {
    Map<String, Blocklist.Blocked> blocked = new LinkedHashMap<>();
    kinds.forEach(kind -> blocked.put(kind.kind(), kind.block()));
    return new Blocklist(blocked);
  }
}
