package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.orchestration.airflow.AirflowException.Reason;
import io.tributary.schema.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real 2.6.3 server answered, answered again. */
class RecordedExchangesTest {

  private static final String DAG = "trib_local";
  private static final Instant DATE = Instant.parse("2026-01-07T00:00:00Z");
  private static final Pattern FORM = Pattern.compile(
      "### (?<request>[^\\n]+)\\n(?<body>.*?)\\n\\[(?<status>\\d+)] (?<type>\\S+)", Pattern.DOTALL);

  private record Exchange(
      String method, String path, JsonNode sent, int status, String type, String body) {

    static Exchange of(Matcher matcher) {
      String request = matcher.group("request");
      Matcher method = Pattern.compile("-X (\\w+)").matcher(request);
      Matcher path = Pattern.compile("http://[^/]+([^? ]+)").matcher(request);
      Matcher data = Pattern.compile(" -d (.+)$").matcher(request);
      assertThat(path.find()).isTrue();
      return new Exchange(
          method.find() ? method.group(1) : "GET",
          path.group(1),
          data.find() ? Json.parsed(data.group(1)).orElseThrow() : Json.object(),
          Integer.parseInt(matcher.group("status")),
          matcher.group("type"),
          matcher.group("body").strip());
    }
  }

  private final FakeAirflow server = new FakeAirflow();
  private List<Exchange> exchanges;
  private AirflowClient client;

  @BeforeEach
  void readThem() throws IOException {
    Matcher matcher = FORM.matcher(Files.readString(TestData.file("airflow/recorded-2.6.3.txt")));
    exchanges = new ArrayList<>();
    while (matcher.find()) {
      exchanges.add(Exchange.of(matcher));
    }
    server.on(
        "GET",
        "/api/v1/version",
        seen -> FakeAirflow.Reply.json(200, Json.object().put("version", "2.6.3")));
    client = Given.client(server.url(), new Given.Time());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Plays an exchange back, whatever the body of the request. */
  private JsonNode play(int number) {
    Exchange one = exchanges.get(number - 1);
    String path = one.path();
    server.on(
        one.method(), path, seen -> FakeAirflow.Reply.of(one.status(), one.type(), one.body()));
    return one.sent();
  }

  @Test
  void thereAreNineteen() {
    assertThat(exchanges).hasSize(19);
    assertThat(exchanges).extracting(Exchange::status).containsOnly(200, 400, 404, 409);
  }

  @Test
  void unpausing() {
    JsonNode sent = play(1);
    client.unpause(DAG);
    assertThat(server.last().body()).isEqualTo(sent);
    assertThat(server.last().query()).isEqualTo(Map.of("update_mask", List.of("is_paused")));
  }

  @Test
  void starting() {
    JsonNode sent = play(2);
    TriggerRequest request =
        TriggerRequest.of(DAG, new Conf((ObjectNode) sent.path("conf")), Optional.of(DATE));
    Triggered triggered = client.runs().trigger(request.named("trib__rec1").noted("recorded"));
    assertThat(server.last().body()).isEqualTo(sent);
    assertThat(triggered.outcome()).isEqualTo(Triggered.Outcome.STARTED);
    assertThat(triggered.run().state()).isEqualTo(RunState.QUEUED);
    assertThat(triggered.run().conf().json().path("channel").asText()).isEqualTo("douyin_ads");
    assertThat(triggered.run().interval()).contains(new Interval(DATE.minusSeconds(3600), DATE));
  }

  @Test
  void aTakenIdIsComparedWithTheRunThatHasIt() {
    play(3);
    play(7);
    TriggerRequest other = TriggerRequest.of(DAG, Conf.EMPTY, Optional.empty()).named("trib__rec1");
    assertThatThrownBy(() -> client.runs().trigger(other))
        .hasMessageContaining(
            "it has run trib__rec1 (success, logical date 2026-01-07T00:00:00Z) with another conf");
    Conf conf = Conf.of(Map.of(
        "channel", "douyin_ads", "from", "2026-01-07T00:00:00Z", "to", "2026-01-07T01:00:00Z"));
    Triggered same =
        client.runs().trigger(TriggerRequest.of(DAG, conf, Optional.of(DATE)).named("trib__rec1"));
    assertThat(same.outcome()).isEqualTo(Triggered.Outcome.FOUND);
  }

  @Test
  void aTakenDateIsComparedWithTheRunThatHasIt() {
    play(4);
    play(11);
    server.on(
        "GET",
        "/api/v1/dags/trib_local/dagRuns/trib__rec2",
        seen -> FakeAirflow.Reply.of(
            404, "application/problem+json", "{\"status\":404,\"title\":\"DAGRun not found\"}"));
    TriggerRequest other =
        TriggerRequest.of(DAG, Conf.EMPTY, Optional.of(DATE)).named("trib__rec2");
    assertThatThrownBy(() -> client.runs().trigger(other))
        .hasMessageContaining("it has run trib__rec1 (success");
  }

  @Test
  void aNaiveTimeIsRefused() {
    play(5);
    refused(
        () -> client.runs().trigger(TriggerRequest.of(DAG, Conf.EMPTY, Optional.of(DATE))),
        "it answered 400: Bad Request; '2026-01-07T00:00:00' is not a 'date-time' - 'logical_date'. Correct the request.");
  }

  @Test
  void anUnknownKeyIsRefused() {
    play(6);
    refused(
        () -> client.runs().trigger(TriggerRequest.of(DAG, Conf.EMPTY, Optional.empty())),
        "it answered 400: Bad Request; {'unknown_field': ['Unknown field.']}. Correct the request.");
  }

  @Test
  void asking() {
    play(7);
    DagRun run = client.runs().find(DAG, "trib__rec1").orElseThrow();
    assertThat(run.state()).isEqualTo(RunState.SUCCESS);
    assertThat(run.note()).contains("recorded");
    assertThat(run.endedAt()).contains(Instant.parse("2026-11-23T09:11:22.961434Z"));
  }

  @Test
  void tasks() {
    play(8);
    assertThat(client.tasks().list(DAG, "trib__rec1").toList())
        .extracting(task -> task.key().taskId() + " " + task.state().orElse("") + " "
            + task.operator().orElse(""))
        .containsExactly("a success BashOperator", "b success _PythonDecoratedOperator");
  }

  @Test
  void logsAsText() {
    play(9);
    List<String> lines = client.tasks().log(TaskKey.of(DAG, "trib__rec1", "b"), 1);
    assertThat(server.last().accept()).isEqualTo("text/plain");
    assertThat(lines)
        .hasSize(17)
        .startsWith("vm")
        .anyMatch(line -> line.endsWith("INFO - py task"));
  }

  @Test
  void logsAsJsonAreNotTakenForALog() {
    play(10);
    assertThatThrownBy(() -> client.tasks().log(TaskKey.of(DAG, "trib__rec1", "b"), 1))
        .hasMessageContaining("it answered with 'application/json' where text is expected");
  }

  @Test
  void listing() {
    play(11);
    List<DagRun> runs = client
        .runs()
        .list(RunQuery.of(DAG).in(Set.of(RunState.SUCCESS)))
        .limit(2)
        .toList();
    assertThat(runs)
        .extracting(DagRun::runId)
        .containsExactly("trib__rec1", "scheduled__2026-11-23T08:00:00+00:00");
    assertThat(server.last().query("state")).contains("success");
  }

  @Test
  void clearingTasks() {
    JsonNode sent = play(12);
    ClearRequest request = new ClearRequest(
        DAG,
        "trib__rec1",
        List.of(TaskKey.of(DAG, "trib__rec1", "b")),
        ClearRequest.States.ALL,
        Set.of(ClearRequest.Along.DOWNSTREAM),
        ClearRequest.Mode.FOR_REAL);
    assertThat(client.tasks().clear(request)).containsExactly(new ClearedTask("trib__rec1", "b"));
    ObjectNode asked = (ObjectNode) server.last().body();
    assertThat(asked.remove("include_upstream").asBoolean(true)).isFalse();
    assertThat(asked).isEqualTo(sent);
  }

  @Test
  void clearingARun() {
    JsonNode sent = play(13);
    assertThat(client.tasks().clearRun(DAG, "trib__rec1", ClearRequest.Mode.DRY_RUN))
        .containsExactly(new ClearedTask("trib__rec1", "a"), new ClearedTask("trib__rec1", "b"));
    assertThat(server.last().body()).isEqualTo(sent);
  }

  @Test
  void settingAState() {
    JsonNode sent = play(14);
    assertThat(client.runs().state(DAG, "trib__rec1", RunState.FAILED).state())
        .isEqualTo(RunState.FAILED);
    assertThat(server.last().body()).isEqualTo(sent);
  }

  @Test
  void aVariableThatIsNotThere() {
    play(15);
    assertThat(client.settings().variable("nope")).isEmpty();
  }

  @Test
  void pools() {
    play(16);
    assertThat(client.settings().pools())
        .containsExactly(
            new Pool("default_pool", 128, Optional.of("Default pool")),
            new Pool("spark_heavy", 2, Optional.empty()));
  }

  @Test
  void runsOfADagThatIsNotThere() {
    play(17);
    server.on(
        "GET",
        "/api/v1/dags/nope",
        seen -> FakeAirflow.Reply.of(
            404, "application/problem+json", "{\"status\":404,\"title\":\"DAG not found\"}"));
    assertThatThrownBy(() -> client.runs().list(RunQuery.of("nope")).toList())
        .hasMessageContaining("Cannot list runs of DAG nope")
        .hasMessageContaining("DAG not found");
  }

  @Test
  void aConnectionsNameIsRefused() {
    play(18);
    server.on(
        "PATCH",
        "/api/v1/connections/x",
        seen -> FakeAirflow.Reply.of(404, "application/problem+json", "{}"));
    Connection connection = new Connection(
        "x",
        "spark",
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    refused(
        () -> client.settings().putConnections(List.of(connection)),
        "The key 'x y' has to be made of alphanumeric characters, dashes, dots and underscores exclusively.");
  }

  @Test
  void pausing() {
    JsonNode sent = play(19);
    client.pause(DAG);
    assertThat(server.last().body()).isEqualTo(sent);
  }

  private static void refused(ThrowingCallable call, String said) {
    assertThatThrownBy(call)
        .hasMessageContaining(said)
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.REFUSED);
  }
}
