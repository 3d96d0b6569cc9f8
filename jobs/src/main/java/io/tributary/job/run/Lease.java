package io.tributary.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a lake, held by one process at a time: a file beside the lake with its holder,
 * an expiry that a thread keeps moving on, and a fencing number that grows with every holder.
 */
final class Lease implements AutoCloseable {

  private static final Duration LASTS = Duration.ofMinutes(2);
  private static final Duration RENEWED = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final LeaseFile file;
  private final Clock clock;
  private final Holder holder;
  private final ScheduledExecutorService renewal;

  private Lease(LeaseFile file, Clock clock, Holder holder) {
    this.file = file;
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
   * @param folder a folder on a local disk, the lake's own or one that all its writers share
   * @throws LeaseHeld when a living process holds it
   */
  static Lease take(Path folder, Clock clock) {
    LeaseFile file = new LeaseFile(folder);
    try {
      Files.createDirectories(folder);
      Holder holder = file.alone(() -> {
        Optional<Holder> before = file.read();
        before.filter(other -> other.isAlive(clock.instant())).ifPresent(Lease::refuse);
        long fence = before.map(Holder::fence).orElse(0L) + 1;
        Holder next =
            Holder.here(UUID.randomUUID().toString(), fence, clock.instant().plus(LASTS));
        file.write(next);
        return next;
      });
      Lease lease = new Lease(file, clock, holder);
      lease.keep();
      return lease;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the lease in " + folder, e);
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
        throw new LeaseHeld("The lease " + file + " was taken over by another process while this"
            + " one did not renew it. Nothing more is written; the other one finishes the run.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the lease " + file, e);
    }
  }

  /** Gives the lease back where it is still ours. */
  @Override
  public void close() {
    renewal.shutdownNow();
    try {
      replace(holder.until(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give back the lease " + file, e);
    }
  }

  private void keep() {
    long pause = RENEWED.toMillis();
    var ignored = renewal.scheduleAtFixedRate(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      if (!replace(holder.until(clock.instant().plus(LASTS)))) {
        renewal.shutdown();
      }
    } catch (IOException e) {
      LOG.warn("Cannot renew the lease {} now: {}", file, e.getMessage());
    }
  }

  /** Under the lock, so that nobody takes over between the look and the write. */
  private boolean replace(Holder next) throws IOException {
    return file.alone(() -> {
      boolean isOurs = isOurs();
      if (isOurs) {
        file.write(next);
      }
      return isOurs;
    });
  }

  private boolean isOurs() throws IOException {
    return file.read().map(other -> other.id().equals(holder.id())).orElse(false);
  }

  private static void refuse(Holder other) {
    Instant until = other.expiresAt();
    throw new LeaseHeld("Process " + other.pid() + " on " + other.host()
        + " is writing this lake, until " + until + " if it does not go on."
        + " Wait for it, or stop it, and run again.");
  }
}
