package io.tributary.schema.governance;

import java.util.Optional;

/**
 * Who answers for a table and how long its rows are kept.
 *
 * @param owner who answers for it
 * @param keepDays days a row is kept after its time; empty for ever
 * @param by the column that says a row's time; empty where its business date does, or where the
 *     table is made anew every night and keeps nothing
 * @param readyBy time of day in the workspace's zone by which the night's rows are expected; empty
 *     where nobody waits
 */
public record TablePolicy(
    String owner, Optional<Integer> keepDays, Optional<String> by, Optional<String> readyBy) {

  /** How long, in words: "1095 days by business_date", "for ever", "made anew every night". */
  public String says(boolean hasTime) {
    if (by.isEmpty() && !hasTime) {
      return "made anew by its job";
    }
    return keepDays.map(days -> days + " days by " + by.orElse("business_date")).orElse("for ever");
  }
}
