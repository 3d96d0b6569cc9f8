package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand calls of a server that does everything wrong. */
@Timeout(300)
class MisbehavingServerTest {

  private static final int CALLS = 10_000;
  private static final int CLIENTS = 8;
  private static final Instant DATE = Instant.parse("2026-01-07T00:00:00Z");
  private static final List<String> CANARIES =
      List.of(FakeDialect.PASSWORD, "token-canary", "connection-canary", "extra-canary");

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofMinutes(5), 4, 64 << 10);

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

  private final Handler jdkLog = new Handler() {
    @Override
    public void publish(LogRecord line) {
      logged.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @Test
  void callsEndRightOrClearlyAndLeaveNothingBehind() throws Exception {
    Logger root = Logger.getLogger("");
    root.addHandler(jdkLog);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    Map<String, Integer> ends = new TreeMap<>();
    try (MisbehavingServer server = new MisbehavingServer(20261126)) {
      AirflowClient client =
          Given.client(server.url(), new Given.Time(), Given.user(), LIMITS, logged);
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        calls.add(() -> end(client, number));
      }
      for (Future<String> end : threads.invokeAll(calls)) {
        ends.merge(end.get(), 1, Integer::sum);
      }
      assertThat(server.deeds().keySet()).isEqualTo(EnumSet.allOf(MisbehavingServer.Deed.class));
      assertThat(server.repeated()).isEmpty();
      server.awaitConnections(CLIENTS);
    } finally {
      threads.shutdownNow();
      root.removeHandler(jdkLog);
    }
    assertThat(ends.keySet())
        .isSubsetOf("right", "UNAVAILABLE", "UNKNOWN_OUTCOME", "UNREADABLE", "UNAUTHORISED");
    assertThat(ends).containsKeys("right", "UNAVAILABLE", "UNKNOWN_OUTCOME", "UNREADABLE");
    assertThat(ends.get("right")).isBetween(CALLS / 2, CALLS - 1);
    assertThat(logged).hasSizeGreaterThan(1000);
    for (String canary : CANARIES) {
      assertThat(logged).noneMatch(line -> line.contains(canary));
    }
    assertThat(clientThreads()).isLessThanOrEqualTo(4L * CLIENTS);
  }

  /** A call, and how it ended; whatever is thrown is logged as a program would. */
  private String end(AirflowClient client, int number) {
    try {
      call(client, number);
      return "right";
    } catch (AirflowException e) {
      for (Throwable one = e; one != null; one = one.getCause()) {
        logged.add(one.toString());
      }
      assertThat(e.getMessage()).matches("(?s)(Cannot|There is) .{20,}[.…]");
      return e.reason().name();
    }
  }

  private static void call(AirflowClient client, int number) {
    String run = "r" + number;
    switch (number % 8) {
      case 0 -> client.runs().find("d", run);
      case 1 -> assertThat(client.runs().list(RunQuery.of("d"))).isEmpty();
      case 2 -> client.runs().state("d", run, RunState.FAILED);
      case 3 ->
        client
            .tasks()
            .clear(new ClearRequest(
                "d" + number,
                run,
                List.of(),
                ClearRequest.States.ALL,
                Set.of(),
                ClearRequest.Mode.FOR_REAL));
      case 4 -> client.settings().putConnections(List.of(connection()));
      case 5 -> client.pause("d");
      case 6 ->
        client
            .runs()
            .trigger(TriggerRequest.of("d", Conf.EMPTY, Optional.of(DATE.plusSeconds(number))));
      default ->
        client
            .tasks()
            .clear(new ClearRequest(
                "e" + number,
                run,
                List.of(),
                ClearRequest.States.FAILED,
                Set.of(),
                ClearRequest.Mode.FOR_REAL));
    }
  }

  private static Connection connection() {
    return new Connection(
        "spark",
        "spark",
        Optional.of("host"),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of("me"),
        Optional.of(Given.secret("SPARK_PASSWORD")),
        Optional.of("extra-canary"),
        Optional.empty());
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .count();
  }
}
