package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.orchestration.airflow.AirflowException.Reason;
import io.tributary.orchestration.airflow.FakeAirflow.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a call is made again, when it is not, and how long it waits. */
class RepetitionTest {

  private static final String HEALTH = "/api/v2/monitor/health";
  private static final String EVENTS = "/api/v2/dags/nightly/clearTaskInstances";

  private final FakeAirflow server = new FakeAirflow();
  private final Given.Time time = new Given.Time();
  private final List<String> notices = new ArrayList<>();
  private AirflowClient client;

  @BeforeEach
  void open() {
    new FakeV2(server, "3.2.1");
    client = Given.client(server.url(), time, Given.user(), Given.LIMITS, notices);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Answers by the number of the request, from 1. */
  private void answers(String method, String path, IntFunction<Reply> replies) {
    server.on(method, path, seen -> replies.apply(server.seen(method, path).size()));
  }

  private static Reply unwell(int status) {
    return Reply.of(status, "text/html", "<h1>" + FakeDialect.PASSWORD + "</h1>");
  }

  private static Reply healthy() {
    return Reply.of(200, "application/json", "{\"scheduler\":{\"status\":\"healthy\"}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aSafeCallIsRepeatedWithGrowingWaits(int status) {
    answers("GET", HEALTH, number -> number < 4 ? unwell(status) : healthy());
    assertThat(client.health().isGood()).isTrue();
    assertThat(time.sleeps()).hasSize(3);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(time.sleeps().get(2)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(notices)
        .hasSize(3)
        .allMatch(line -> line.startsWith("Airflow answered " + status + " to GET " + HEALTH));
  }

  @Test
  void waitsAreSpread() {
    answers("GET", HEALTH, number -> unwell(500));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(client::health).isInstanceOf(AirflowException.class);
    }
    assertThat(Set.copyOf(time.sleeps())).hasSizeGreaterThan(10);
  }

  @Test
  void repetitionsEnd() {
    answers("GET", HEALTH, number -> unwell(503));
    assertThatThrownBy(client::health)
        .hasMessage(
            "Cannot see how the server is: Airflow was asked for GET /api/v2/monitor/health; it answered 503"
                + " (tried 4 times) with a body of type 'text/html'. Look whether the server is well; try later.")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(server.seen("GET", HEALTH)).hasSize(4);
  }

  @Test
  void theServersWishIsHeeded() {
    answers("GET", HEALTH, number -> switch (number) {
      case 1 -> new Reply(429, "application/json", "{}", Map.of("Retry-After", "7"));
      case 2 ->
        new Reply(
            503, "application/json", "{}", Map.of("Retry-After", "Sun, 01 Feb 2026 00:00:30 GMT"));
      case 3 -> new Reply(429, "application/json", "{}", Map.of("Retry-After", "soon"));
      default -> healthy();
    });
    client.health();
    assertThat(time.sleeps().subList(0, 2))
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(23));
    assertThat(time.sleeps().get(2)).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aWishForHoursIsToldInsteadOfHeeded() {
    answers(
        "GET",
        HEALTH,
        number -> new Reply(
            429, "application/json", "{\"detail\":\"slow down\"}", Map.of("Retry-After", "3600")));
    assertThatThrownBy(client::health)
        .hasMessageContaining("it answered 429: slow down. It asks to wait 3600 s.");
    assertThat(time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aCallThatDoesHarmTwiceIsNotRepeated(int status) {
    answers("POST", EVENTS, number -> unwell(status));
    assertThatThrownBy(this::clear)
        .hasMessageContaining("it answered " + status)
        .hasMessageEndingWith("It may have been done all the same: look before you repeat it.")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(server.seen("POST", EVENTS)).hasSize(1);
  }

  @Test
  void aCallTheServerTurnedAwayIsRepeatedEvenIfItDoesHarmTwice() {
    answers(
        "POST",
        EVENTS,
        number -> number == 1
            ? unwell(429)
            : number == 2
                ? Reply.of(401, "application/json", "{}")
                : Reply.of(200, "application/json", "{\"task_instances\":[]}"));
    clear();
    assertThat(server.seen("POST", EVENTS)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 409, 418, 422, 501})
  void whatTheServerRefusesIsNotRepeated(int status) {
    answers("GET", HEALTH, number -> Reply.of(status, "application/json", "{\"detail\":\"no\"}"));
    assertThatThrownBy(client::health).hasMessageContaining("it answered " + status + ": no.");
    assertThat(server.seen("GET", HEALTH)).hasSize(1);
  }

  @Test
  void aServerThatDoesNotRunIsToldSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI nowhere = URI.create("http://127.0.0.1:" + port);
    assertThatThrownBy(() -> Given.client(nowhere, time))
        .hasMessageContaining(
            "it could not be reached: ConnectException (tried 4 times). Check the address and that the server runs.");
  }

  @Test
  void whatIsNoJsonOrNotAirflowsIsToldSo() {
    answers("GET", HEALTH, number -> switch (number) {
      case 1 -> Reply.of(200, "text/html", "<form>" + FakeDialect.PASSWORD);
      case 2 -> Reply.of(200, "application/json", "{\"scheduler\": {\"status\": \"hea");
      case 3 -> Reply.of(200, "application/json", "[1, 2]");
      default -> Reply.of(200, "application/json", "{} {}");
    });
    assertThatThrownBy(client::health)
        .hasMessageContaining(
            "it answered with 'text/html' where JSON is expected. Check that the address is Airflow's");
    assertThatThrownBy(client::health).hasMessageContaining("its answer is no JSON");
    assertThatThrownBy(client::health).hasMessageContaining("its answer names no part of a server");
    assertThatThrownBy(client::health).hasMessageContaining("its answer is no JSON");
    assertThat(time.sleeps()).isEmpty();
  }

  private void clear() {
    client
        .tasks()
        .clear(new ClearRequest(
            "nightly",
            "r1",
            List.of(),
            ClearRequest.States.ALL,
            Set.of(),
            ClearRequest.Mode.FOR_REAL));
  }
}
