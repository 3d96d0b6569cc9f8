package io.tributary.orchestration.airflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Time and chance, as they are handed in.
 *
 * @param clock tells the time
 * @param sleeper waits
 * @param random spreads repetitions, so that clients do not come back all at once
 */
public record Timing(Clock clock, Sleeper sleeper, RandomGenerator random) {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Waits. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  Instant now() {
    return clock.instant();
  }

  /** @throws AirflowException when the thread is interrupted */
  void sleep(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AirflowException(
          AirflowException.Reason.STOPPED, "Stopped while waiting for Airflow.", e);
    }
  }

  /** A chance wait below a bound that doubles with each attempt: half of it at least. */
  Duration backoff(int attempt) {
    long bound = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
  }
}
