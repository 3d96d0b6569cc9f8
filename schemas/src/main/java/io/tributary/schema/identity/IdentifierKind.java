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
 * @param recycled when one has changed hands
 */
public record IdentifierKind(
    String kind,
    OptionalInt limit,
    Optional<SharedWhen> sharedWhen,
    Blocklist.Blocked block,
    Optional<Recycled> recycled) {

  /** A kind whose identifiers never change hands. */
  public IdentifierKind(
      String kind, OptionalInt limit, Optional<SharedWhen> sharedWhen, Blocklist.Blocked block) {
    this(kind, limit, sharedWhen, block, Optional.empty());
  }

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

  /**
   * An identifier has another owner when its strong evidence was silent for so long, and then
   * different evidence of a kind seen before came.
   *
   * @param silentDays the fewest days of silence
   * @param differs kinds of strong evidence; never empty
   */
  public record Recycled(int silentDays, List<String> differs) {
    public Recycled {
      differs = List.copyOf(differs);
      if (silentDays < 1 || differs.isEmpty()) {
        throw new IllegalArgumentException("recycled is " + silentDays + " silent days and differs "
            + differs + ". Give at least 1 day, and at least one kind.");
      }
    }
  }
}
