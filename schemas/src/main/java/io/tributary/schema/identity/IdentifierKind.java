package io.tributary.schema.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One kind of identifier.
 *
 * @param kind snake_case name, such as {@code phone}
 * @param limit how many different ones a person may have; empty for any number
 * @param sharedWhen when one stands for a place or a family rather than a person
 * @param block values that never stand for a person
 */
public record IdentifierKind(
    String kind, OptionalInt limit, Optional<SharedWhen> sharedWhen, Blocklist.Blocked block) {

  public IdentifierKind {
    if (!kind.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Identifier kind '" + kind + "' is not snake_case, such as phone or taobao_ouid.");
    }
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("The limit of identifier kind " + kind + " is "
          + limit.getAsInt() + ". Give at least 1, or none.");
    }
  }

  /**
   * An identifier is shared when it was seen with more than so many identifiers of other kinds.
   *
   * @param moreThan the highest number that still may be one person
   * @param of the kinds counted; never empty
   */
  public record SharedWhen(int moreThan, List<String> of) {
    public SharedWhen {
      of = List.copyOf(of);
      if (moreThan < 1 || of.isEmpty()) {
        throw new IllegalArgumentException("shared-when is more than " + moreThan + " of " + of
            + ". Give at least 1, and at least one kind.");
      }
    }
  }
}
