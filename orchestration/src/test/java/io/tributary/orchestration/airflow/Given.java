package io.tributary.orchestration.airflow;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What tests of the client begin with: time that passes only by waiting, and secrets by name. */
final class Given {

  static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(5), 4, 1 << 20);

  private static final Map<String, String> VARIABLES = Map.of(
      "AIRFLOW_PASSWORD", FakeDialect.PASSWORD,
      "AIRFLOW_TOKEN", "given-token-canary",
      "SPARK_PASSWORD", "connection-canary");

  private Given() {}

  /** A clock that only sleeping moves. */
  static final class Time extends Clock {
    private Instant now = START;
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());

    synchronized void sleep(Duration duration) {
      sleeps.add(duration);
      now = now.plus(duration);
    }

    List<Duration> sleeps() {
      return List.copyOf(sleeps);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    Timing timing() {
      return new Timing(this, this::sleep, new SplittableRandom(7));
    }
  }

  static Secret secret(String variable) {
    return Secret.of("env:" + variable, Path.of("."), VARIABLES::get);
  }

  static Credentials user() {
    return new Credentials.User(FakeDialect.USER, secret("AIRFLOW_PASSWORD"));
  }

  static AirflowClient client(URI url, Time time) {
    return client(url, time, user(), LIMITS, new ArrayList<>());
  }

  static AirflowClient client(
      URI url, Time time, Credentials credentials, Limits limits, List<String> notices) {
    return Airflow.open(new AirflowServer(url, credentials, limits), time.timing(), notices::add);
  }
}
