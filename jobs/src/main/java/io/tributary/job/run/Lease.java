package io.tributary.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a lake, held by one process at a time: an entry beside the lake with its
 * holder, an expiry that a thread keeps moving on, and a fencing number that grows with every
 * holder.
 */
final class Lease implements AutoCloseable {

  private static final Duration LASTS = Duration.ofMinutes(2);
  private static final Duration RENEWED = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final LeasePlace place;
  private final Clock clock;
  private final Holder holder;
  private final ScheduledExecutorService renewal;

  private Lease(LeasePlace place, Clock clock, Holder holder) {
    this.place = place;
    this.clock = clock;
    this.holder = holder;
    this.renewal = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "lease");
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Takes the lease of a lake.
   *
   * @param place where all its writers look
   * @throws LeaseHeld when a living process holds it
   */
  static Lease take(LeasePlace place, Clock clock) {
    try {
      Holder holder = place.take(before -> {
        before.filter(other -> other.isAlive(clock.instant())).ifPresent(Lease::refuse);
        long fence = before.map(Holder::fence).orElse(0L) + 1;
        return Holder.here(UUID.randomUUID().toString(), fence, clock.instant().plus(LASTS));
      });
      Lease lease = new Lease(place, clock, holder);
      lease.keep();
      return lease;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the lease " + place + ": " + e.getMessage(), e);
    }
  }

  /** The number that every commit carries; an older holder's is smaller. */
  long fence() {
    return holder.fence();
  }

  /**
   * Makes sure that nobody has taken over.
   *
   * @throws LeaseHeld when somebody has
   */
  void check() {
    try {
      if (!isOurs()) {
        throw new LeaseHeld("The lease " + place + " was taken over by another process while this"
            + " one did not renew it. Nothing more is written; the other one finishes the run.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the lease " + place + ": " + e.getMessage(), e);
    }
  }

  /** Gives the lease back where it is still ours. */
  @Override
  public void close() {
    renewal.shutdownNow();
    try {
      place.replace(holder.until(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot give back the lease " + place + ": " + e.getMessage(), e);
    }
  }

  private void keep() {
    long pause = RENEWED.toMillis();
    var ignored = renewal.scheduleAtFixedRate(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      if (!place.replace(holder.until(clock.instant().plus(LASTS)))) {
        renewal.shutdown();
      }
    } catch (IOException e) {
      LOG.warn("Cannot renew the lease {} now: {}", place, e.getMessage());
    }
  }

  private boolean isOurs() throws IOException {
    return place.read().map(other -> other.id().equals(holder.id())).orElse(false);
  }

  private static void refuse(Holder other) {
    Instant until = other.expiresAt();
    throw new LeaseHeld("Process " + other.pid() + " on " + other.host()
        + " is writing this lake, until " + until + " if it does not go on."
        + " Wait for it, or stop it, and run again.");
  }
}
