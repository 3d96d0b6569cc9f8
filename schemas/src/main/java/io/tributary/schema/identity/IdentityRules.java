package io.tributary.schema.identity;

import java.util.List;

/**
 * How records become persons.
 *
 * @param kinds strongest first
 * @param sourceTrust feeds whose attributes win, most trusted first
 */
public record IdentityRules(List<IdentifierKind> kinds, List<String> sourceTrust) {

  public IdentityRules {
    kinds = List.copyOf(kinds);
    sourceTrust = List.copyOf(sourceTrust);
  }

  /** Names of the kinds, strongest first. */
  public List<String> kindNames() {
    return kinds.stream().map(IdentifierKind::kind).toList();
  }

  /** The kinds an identifier of that kind is counted against: those named, or all stronger. */
  public List<String> countedAgainst(IdentifierKind kind) {
    List<String> named = kind.sharedWhen().map(IdentifierKind.SharedWhen::of).orElse(List.of());
    return named.isEmpty() ? kindNames().subList(0, kinds.indexOf(kind)) : named;
  }
}
