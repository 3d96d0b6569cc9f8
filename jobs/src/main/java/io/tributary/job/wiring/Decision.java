package io.tributary.job.wiring;

import java.util.Optional;

/**
 * What a steward decides.
 *
 * @param kind merge, split or pin
 * @param a token of an identifier, the first of the two by token; empty for a pin
 * @param b token of the other; empty for a pin
 * @param pinned the OneID that is pinned; empty for others
 * @param isWithdrawn whether the decision before is taken back
 * @param note why
 */
public record Decision(
    String kind,
    Optional<String> a,
    Optional<String> b,
    Optional<String> pinned,
    boolean isWithdrawn,
    String note) {

  /** Two identifiers are one person's (merge), or never are (split). */
  public static Decision onPair(
      String kind, String one, String other, boolean isWithdrawn, String note) {
    boolean isInOrder = one.compareTo(other) <= 0;
    return new Decision(
        kind,
        Optional.of(isInOrder ? one : other),
        Optional.of(isInOrder ? other : one),
        Optional.empty(),
        isWithdrawn,
        note);
  }

  /** A OneID survives every merge. */
  public static Decision pin(String oneId, boolean isWithdrawn, String note) {
    return new Decision(
        "pin", Optional.empty(), Optional.empty(), Optional.of(oneId), isWithdrawn, note);
  }
}
