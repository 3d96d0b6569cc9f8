package io.tributary.schema.contract;

/**
 * What messages about expressions advise, which depends on where the expression stands.
 *
 * @param time instead of a function that gives another time on every run
 * @param aggregate instead of an aggregate where rows come one at a time
 * @param generator instead of a function that gives several rows
 */
public record SqlHints(String time, String aggregate, String generator) {

  /** In feed contracts. */
  public static final SqlHints FEEDS = new SqlHints(
      "Use a column, such as _file_day or _ingested_at.",
      "Say each: {group: […]} in the target, or leave it out.",
      "Say each: {item: …} in the target instead.");
}
