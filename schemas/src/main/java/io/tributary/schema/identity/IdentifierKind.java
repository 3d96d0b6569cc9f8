package io.tributary.schema.identity;

import java.util.List;
import java.util.Optional;

/**
 * One kind of identifier.
 *
 * @param kind such as phone or member_id
 * @param limit how many different ones a person may have at most
 * @param sharedWhen when an identifier is taken to belong to several persons
 * @param blockedValues normalised values that never identify anybody
 * @param blockedPatterns regular expressions of such values
 */
public record IdentifierKind(
    String kind,
    Optional<Integer> limit,
    Optional<SharedWhen> sharedWhen,
    List<String> blockedValues,
    List<String> blockedPatterns) {

  public IdentifierKind {
    blockedValues = List.copyOf(blockedValues);
    blockedPatterns = List.copyOf(blockedPatterns);
  }

  /**
   * An identifier seen together with more than so many different ones of other kinds is shared.
   *
   * @param moreThan the largest number that is still one person's
   * @param of the kinds counted; all stronger ones where empty
   */
  public record SharedWhen(int moreThan, List<String> of) {
    public SharedWhen {
      of = List.copyOf(of);
    }
  }
}
