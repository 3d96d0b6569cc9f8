package io.tributary.pipeline.privacy;

import java.time.Instant;

/**
 * A point in both times of a statement.
 *
 * @param happenedBy what was said until then counts, that instant included
 * @param knownBy what we had learnt until then counts, that instant included
 */
public record AsOf(Instant happenedBy, Instant knownBy) {

  /** What we know at that instant about that instant. */
  public static AsOf now(Instant now) {
    return new AsOf(now, now);
  }
}
