package io.tributary.schema.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class FixedClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private FixedClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC at an instant such as {@code 2026-03-01T10:00:00Z}. */
  public static FixedClock at(String instant) {
    return new FixedClock(new AtomicReference<>(Instant.parse(instant)), ZoneOffset.UTC);
  }

  /** Moves this clock, and every clock made from it by {@link #withZone}. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new FixedClock(now, other);
  }
}
