package io.tributary.pipeline.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day that segments, tags and audiences are asked for: what happened before it counts.
 *
 * @param date the day
 * @param zone where days begin
 */
public record AsOf(LocalDate date, ZoneId zone) {

  /** Its first instant. */
  public Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The first instant of the day so many days before. */
  public Instant daysBefore(int days) {
    return date.minusDays(days).atStartOfDay(zone).toInstant();
  }
}
