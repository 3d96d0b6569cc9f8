package io.tributary.job.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process that holds a lease.
 *
 * @param id unlike that of any other holder
 * @param fence grows with every holder
 * @param host the machine
 * @param pid its number there
 * @param started when it began, so that a number used again is not taken for it
 * @param expiresAt when the lease ends if it is not renewed
 */
record Holder(String id, long fence, String host, long pid, Instant started, Instant expiresAt) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two readings of one process's start differ by this much when the machine's clock is set. */
  private static final Duration DRIFT = Duration.ofSeconds(5);

  /** This process. */
  static Holder here(String id, long fence, Instant expiresAt) {
    long pid = ProcessHandle.current().pid();
    return new Holder(id, fence, thisHost(), pid, started(pid).orElse(Instant.EPOCH), expiresAt);
  }

  /**
   * What {@link #text()} gave.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  static Holder parse(String text) {
    try {
      JsonNode entry = JSON.readTree(text);
      return new Holder(
          entry.path("holder").asText(),
          entry.path("fence").asLong(),
          entry.path("host").asText(),
          entry.path("pid").asLong(),
          Instant.parse(entry.path("started").asText()),
          Instant.parse(entry.path("expires_at").asText()));
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IllegalArgumentException("This is no lease.", e);
    }
  }

  /** As one JSON object. */
  String text() {
    ObjectNode entry = JSON.createObjectNode().put("holder", id);
    entry.put("fence", fence).put("host", host).put("pid", pid);
    entry.put("started", started.toString());
    return entry.put("expires_at", expiresAt.toString()).toString();
  }

  Holder until(Instant instant) {
    return new Holder(id, fence, host, pid, started, instant);
  }

  /** Not expired, and on this machine the process is still there. */
  boolean isAlive(Instant now) {
    return expiresAt.isAfter(now) && (!host.equals(thisHost()) || isRunning());
  }

  private boolean isRunning() {
    return started(pid)
        .map(start -> Duration.between(start, started).abs().compareTo(DRIFT) <= 0)
        .orElse(false);
  }

  /** When that process of this machine began; the epoch where the system does not tell. */
  private static Optional<Instant> started(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant().orElse(Instant.EPOCH));
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
