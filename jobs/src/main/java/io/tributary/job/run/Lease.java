package io.tributary.job.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The right to write a lake, held by one process at a time: a file beside the lake with its holder,
 * an expiry that a thread keeps moving on, and a fencing number that grows with every holder.
 */
final class Lease implements AutoCloseable {

  private static final Duration LASTS = Duration.ofMinutes(2);
  private static final Duration RENEWED = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String holder = UUID.randomUUID().toString();
  private final Clock clock;
  private final long fence;
  private final ScheduledExecutorService renewal;
  private ScheduledFuture<?> renewals;

  private Lease(Path file, Clock clock, long fence) {
    this.file = file;
    this.clock = clock;
    this.fence = fence;
    this.renewal = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "lease");
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Takes the lease of a local lake.
   *
   * @throws LeaseHeld when a living process holds it
   */
  static Lease take(Path lake, Clock clock) {
    Path file = lake.resolve("_lease");
    try {
      Files.createDirectories(lake);
      Path guard = lake.resolve("_lease.lock");
      // The operating system frees this lock when a process dies, so it guards only the swap.
      try (FileChannel channel =
              FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("The lock " + guard + " was lost");
        }
        Optional<JsonNode> before = read(file);
        before.filter(entry -> isAlive(entry, clock)).ifPresent(Lease::refuse);
        Lease lease = new Lease(
            file, clock, before.map(entry -> entry.path("fence").asLong()).orElse(0L) + 1);
        lease.write();
        lease.keep();
        return lease;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the lease " + file, e);
    }
  }

  /** The number that every commit carries; an older holder's is smaller. */
  long fence() {
    return fence;
  }

  /**
   * Makes sure that nobody has taken over.
   *
   * @throws LeaseHeld when somebody has
   */
  void check() {
    boolean isOurs =
        readQuietly().map(entry -> entry.path("holder").asText().equals(holder)).orElse(false);
    if (!isOurs) {
      throw new LeaseHeld(
          "The lease " + file + " was taken over by another process. Nothing more is written.");
    }
  }

  @Override
  public void close() {
    renewals.cancel(false);
    renewal.shutdownNow();
    try {
      if (readQuietly().map(e -> e.path("holder").asText().equals(holder)).orElse(false)) {
        write(clock.instant(), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give back the lease " + file, e);
    }
  }

  private void keep() {
    renewals = renewal.scheduleAtFixedRate(
        this::renew, RENEWED.toMillis(), RENEWED.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      check();
      write();
    } catch (LeaseHeld | IOException e) {
      // The next check before a commit says so in the job; a renewal has nobody to tell.
      renewal.shutdown();
    }
  }

  private void write() throws IOException {
    write(clock.instant().plus(LASTS), ProcessHandle.current().pid());
  }

  private void write(Instant expiry, long pid) throws IOException {
    ObjectNode entry = JSON.createObjectNode().put("holder", holder).put("fence", fence);
    entry.put("host", host()).put("pid", pid).put("started", started(pid));
    entry.put("expires_at", expiry.toString());
    Path next = file.resolveSibling("_lease." + holder);
    Files.writeString(next, entry.toString());
    move(next);
  }

  private void move(Path next) throws IOException {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      throw new IOException("The lake's disk cannot rename atomically", e);
    }
  }

  private static void refuse(JsonNode entry) {
    throw new LeaseHeld(
        "Process " + entry.path("pid").asText() + " on " + entry.path("host").asText()
            + " is writing this lake until at least " + entry.path("expires_at").asText()
            + ". Wait for it, or stop it, and run again.");
  }

  private static boolean isAlive(JsonNode entry, Clock clock) {
    if (!Instant.parse(entry.path("expires_at").asText()).isAfter(clock.instant())) {
      return false;
    }
    long pid = entry.path("pid").asLong();
    boolean isHere = entry.path("host").asText().equals(host());
    return !isHere || (pid != 0 && started(pid).equals(entry.path("started").asText()));
  }

  /** When that process of this machine began, so that a reused number is not taken for it. */
  private static String started(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toString)
        .orElse("dead");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private Optional<JsonNode> readQuietly() {
    try {
      return read(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> read(Path file) throws IOException {
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
