package io.tributary.orchestration.airflow;

import java.time.Duration;

/**
 * What a call may take.
 *
 * @param connect time to reach the server
 * @param call time for one request with its whole answer
 * @param total time for all repetitions and the waits between them
 * @param attempts how often a call is tried, at least 1
 * @param bodyBytes the longest answer that is read, in bytes
 */
public record Limits(Duration connect, Duration call, Duration total, int attempts, int bodyBytes) {

  /** 10 s to connect, 60 s a request, 5 minutes in all, 5 attempts, 32 MiB. */
  public static final Limits USUAL = new Limits(
      Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), 5, 32 << 20);

  public Limits {
    if (connect.toMillis() < 1 || call.toMillis() < 1 || total.toMillis() < 1) {
      throw new IllegalArgumentException("A time-out must be at least a millisecond.");
    }
    if (attempts < 1 || bodyBytes < 1) {
      throw new IllegalArgumentException("Attempts and bytes must be at least 1.");
    }
  }

  /** The same with another time for one request. */
  public Limits withCall(Duration other) {
    return new Limits(connect, other, total, attempts, bodyBytes);
  }
}
