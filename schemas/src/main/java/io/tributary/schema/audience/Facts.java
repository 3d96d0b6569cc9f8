package io.tributary.schema.audience;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The facts of a person that a condition counts.
 *
 * @param source the kind of facts
 * @param where Spark SQL boolean over the source's columns; empty for all of them
 * @param lastDays only those of so many days before the as-of day; empty for all of history
 * @param distinct Spark SQL over the same columns whose different values are counted; empty where
 *     every fact counts
 */
public record Facts(
    FactSource source, Optional<String> where, OptionalInt lastDays, Optional<String> distinct) {

  public Facts {
    if (lastDays.isPresent() && lastDays.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "Facts of the last " + lastDays.getAsInt() + " days are none. Give at least 1.");
    }
  }

  /** In words: {@code events where event = 'view' in the last 90 days}. */
  public String words() {
    String what = distinct.map(sql -> "different " + sql + " of ").orElse("")
        + source.name().toLowerCase(java.util.Locale.ROOT);
    String which = where.map(sql -> " where " + sql).orElse("");
    return what
        + which
        + (lastDays.isPresent() ? " in the last " + lastDays.getAsInt() + " days" : "");
  }
}
