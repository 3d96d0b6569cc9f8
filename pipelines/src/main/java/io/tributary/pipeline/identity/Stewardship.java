package io.tributary.pipeline.identity;

import java.util.List;
import java.util.Set;

/**
 * What stewards have decided and nobody has since decided otherwise.
 *
 * @param together pairs of tokens that are one person's, whatever a limit says
 * @param apart pairs of tokens that never are
 * @param pinned OneIDs that survive every merge
 */
public record Stewardship(List<Pair> together, List<Pair> apart, Set<String> pinned) {

  /** Nobody has decided anything. */
  public static final Stewardship NONE = new Stewardship(List.of(), List.of(), Set.of());

  public Stewardship {
    together = List.copyOf(together);
    apart = List.copyOf(apart);
    pinned = Set.copyOf(pinned);
  }

  /** Two tokens. */
  public record Pair(String a, String b) {}
}
