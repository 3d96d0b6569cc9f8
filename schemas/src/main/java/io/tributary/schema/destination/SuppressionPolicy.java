package io.tributary.schema.destination;

/**
 * Whom a workspace never contacts beside those who said so. Persons under 14 are always left out.
 *
 * @param youth 14 to 17 years
 * @param unknownAge no birthday known
 * @param failures messages in a row that could not be delivered before an address counts as dead
 */
public record SuppressionPolicy(Choice youth, Choice unknownAge, int failures) {

  /** Whether a group may be contacted. */
  public enum Choice {
    ALLOW,
    SUPPRESS
  }

  /** Youths are left out, persons without a birthday are not, three failures are enough. */
  public static final SuppressionPolicy DEFAULT =
      new SuppressionPolicy(Choice.SUPPRESS, Choice.ALLOW, 3);
}
