package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.orchestration.airflow.AirflowException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the dialects part, and what each of them does that nobody expects. */
class DialectTrapsTest {

  private static final Instant DATE = Instant.parse("2026-01-07T00:00:00Z");

  private final FakeAirflow server = new FakeAirflow();
  private final Given.Time time = new Given.Time();

  private AirflowClient second(String version) {
    new FakeV1(server, version);
    return Given.client(server.url(), time);
  }

  private FakeV2 third() {
    return new FakeV2(server, "3.2.1");
  }

  private AirflowClient client() {
    return Given.client(server.url(), time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aServerThatIsNoAirflowIsSaidSo() {
    assertThatThrownBy(this::client)
        .hasMessage(
            "There is no Airflow at " + server.url() + ": neither /api/v2/version nor"
                + " /api/v1/version tells its version. Give the address of its web server, without /api.");
  }

  @Test
  void aLoginPageInFrontOfTheServerIsNotFollowed() {
    third();
    AirflowClient client = client();
    server.on(
        "PATCH",
        "/api/v2/dags/*",
        seen -> new FakeAirflow.Reply(
            302,
            "text/html",
            "",
            Map.of("Location", "https://sso.example.com/login?ticket=canary")));
    assertThatThrownBy(() -> client.pause("nightly"))
        .hasMessageContaining(
            "it answered 302 and points to sso.example.com. Give the address that API calls reach")
        .hasMessageNotContaining("canary");
  }

  @Test
  void theSecondPausesByMaskAndTheThirdByBodyOnly() {
    second("2.10.4").pause("nightly");
    assertThat(server.last().query()).isEqualTo(Map.of("update_mask", List.of("is_paused")));
    assertThat(server.last().body().toString()).isEqualTo("{\"is_paused\":true}");
    third();
    client().pause("nightly");
    assertThat(server.last().path()).startsWith("/api/v2");
    assertThat(server.last().query()).isEmpty();
  }

  @Test
  void theThirdGivesATokenAndRenewsIt() {
    FakeV2 fake = third();
    AirflowClient client = client();
    client.pause("nightly");
    client.pause("hourly");
    assertThat(fake.logins()).isEqualTo(1);
    fake.expireTokens();
    client.unpause("nightly");
    assertThat(fake.logins()).isEqualTo(2);
    assertThat(fake.paused).doesNotContain("nightly").contains("hourly");
  }

  @Test
  void aTokenThatNeverHoldsIsAskedForOnceMoreOnly() {
    FakeV2 fake = third();
    fake.on("PATCH", "/dags/*", seen -> fake.refusal(401, "", "Invalid token"));
    AirflowClient client = client();
    assertThatThrownBy(() -> client.pause("nightly"))
        .hasMessageContaining("it answered 401: Invalid token.");
    assertThat(fake.logins()).isEqualTo(2);
  }

  @Test
  void aTokenThatNoHeaderCanCarryIsNotRepeated() {
    third();
    server.on(
        "POST",
        "/auth/token",
        seen -> FakeAirflow.Reply.json(201, Json.object().put("access_token", "token-canary\n")));
    AirflowClient client = client();
    assertThatThrownBy(() -> client.pause("nightly"))
        .hasMessageContaining("Cannot log in: ")
        .hasMessageContaining("its access_token is none")
        .hasMessageNotContaining("canary");
  }

  @Test
  void theThirdWaitsAtTheServerFrom31On() {
    FakeV2 fake = third();
    AirflowClient client = client();
    fake.runs.put("nightly\nr1", fake.run("nightly", "r1", Json.object()).put("state", "running"));
    fake.on("GET", "/dags/*/dagRuns/*/wait", seen -> {
      fake.runs.row("nightly\nr1").put("state", "success");
      return FakeAirflow.Reply.of(
          200, "application/x-ndjson", "{\"state\":\"running\"}\n{\"state\":\"success\"}\n");
    });
    DagRun run = client.runs().await("nightly", "r1", Duration.ofSeconds(5), Duration.ofMinutes(1));
    assertThat(run.state()).isEqualTo(RunState.SUCCESS);
    assertThat(server.seen("GET", "/wait").get(0).query())
        .isEqualTo(Map.of("interval", List.of("5")));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aLongPollThatBreaksOrLiesIsFollowedByAsking() {
    FakeV2 fake = third();
    AirflowClient client = client();
    fake.runs.put("nightly\nr1", fake.run("nightly", "r1", Json.object()).put("state", "running"));
    fake.on("GET", "/dags/*/dagRuns/*/wait", seen -> switch (server
        .seen("GET", "/wait")
        .size()) {
      case 1 -> FakeAirflow.Reply.of(504, "text/html", "gateway");
      case 2 -> FakeAirflow.Reply.of(200, "application/x-ndjson", "{\"state\":\"success\"}");
      default -> {
        fake.runs.row("nightly\nr1").put("state", "failed");
        yield FakeAirflow.Reply.of(200, "application/x-ndjson", "{\"state\":\"runn");
      }
    });
    DagRun run = client.runs().await("nightly", "r1", Duration.ofSeconds(5), Duration.ofMinutes(1));
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(time.sleeps()).hasSize(3);
  }

  @Test
  void theSecondListsNoRunsOfADagThatExistsWithoutComplaint() {
    assertThat(second("2.10.4").runs().list(RunQuery.of("nightly"))).isEmpty();
  }

  @Test
  void singleInstancesAreClearedByTheThirdOnly() {
    TaskKey mapped = new TaskKey("nightly", "r1", "mapped", OptionalInt.of(3));
    ClearRequest request = new ClearRequest(
        "nightly",
        "r1",
        List.of(mapped),
        ClearRequest.States.ALL,
        Set.of(),
        ClearRequest.Mode.DRY_RUN);
    AirflowClient second = second("2.10.4");
    assertThatThrownBy(() -> second.tasks().clear(request))
        .hasMessage(
            "Cannot clear instance 3 of task mapped of run r1 of DAG nightly: the server runs"
                + " Airflow 2.10.4. 2.x clears all instances of a mapped task. Name the task without an index.");
    third();
    client().tasks().clear(request);
    assertThat(server.last().body().path("task_ids").toString()).isEqualTo("[[\"mapped\",3]]");
  }

  @Test
  void aConflictWhileClearingIsToldAndNotRepeated() {
    FakeV2 fake = third();
    fake.on("POST", "/dags/*/clearTaskInstances", seen -> fake.refusal(409, "", "Task is running"));
    AirflowClient client = client();
    assertThatThrownBy(() -> client
            .tasks()
            .clear(new ClearRequest(
                "nightly",
                "r1",
                List.of(),
                ClearRequest.States.ALL,
                Set.of(),
                ClearRequest.Mode.FOR_REAL)))
        .hasMessageContaining(
            "it answered 409: Task is running. Look at what is there, and choose.");
    assertThat(server.seen("POST", "/clearTaskInstances")).hasSize(1);
  }

  @Test
  void theSecondHasNoBackfills() {
    Backfills backfills = second("2.10.4").backfills();
    assertThatThrownBy(() -> backfills.start(backfill()))
        .hasMessage(
            "Cannot backfill on the server: the server runs Airflow 2.10.4. Its REST interface has backfills"
                + " from 3.0 on. Trigger a run for the time instead.")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void theThirdBackfills() {
    third();
    Backfills backfills = client().backfills();
    assertThat(backfills.preview(backfill())).containsExactly(DATE);
    Backfill started = backfills.start(backfill());
    assertThat(started)
        .isEqualTo(new Backfill(
            7,
            "nightly",
            DATE,
            DATE.plusSeconds(86400),
            Backfill.Activity.ACTIVE,
            Optional.empty()));
    assertThat(server.last().body().path("reprocess_behavior").asText()).isEqualTo("failed");
    assertThatThrownBy(() -> backfills.start(backfill()))
        .hasMessageContaining("There is already a running backfill");
    assertThat(backfills.pause(7).activity()).isEqualTo(Backfill.Activity.PAUSED);
    assertThat(backfills.unpause(7).activity()).isEqualTo(Backfill.Activity.ACTIVE);
    assertThat(backfills.cancel(7).activity()).isEqualTo(Backfill.Activity.ENDED);
    assertThat(backfills.list("nightly")).extracting(Backfill::id).containsExactly(7L);
  }

  @Test
  void newsOfDataGoToADatasetOrToTheAssetOfExactlyThatName() {
    DataEvent event =
        new DataEvent("tributary://gold/customer_360", Conf.of(Map.of("run_id", "n1")));
    second("2.10.4").announce(event);
    assertThat(server.last().body().toString())
        .isEqualTo(
            "{\"dataset_uri\":\"tributary://gold/customer_360\",\"extra\":{\"run_id\":\"n1\"}}");
    third();
    client().announce(event);
    assertThat(server.last().body().toString())
        .isEqualTo("{\"asset_id\":12,\"extra\":{\"run_id\":\"n1\"}}");
    assertThatThrownBy(() -> client().announce(new DataEvent("tributary://gold/none", Conf.EMPTY)))
        .hasMessageContaining("the server has no such asset");
  }

  @Test
  void anOldServerTakesNoNewsOfData() {
    AirflowClient client = second("2.6.3");
    assertThatThrownBy(() -> client.announce(new DataEvent("x", Conf.EMPTY)))
        .hasMessage(
            "Cannot announce x: the server runs Airflow 2.6.3. It takes news of datasets from 2.9 on. Trigger the DAG instead.");
  }

  @Test
  void aRefusedBodyIsToldByFieldAndNeverWhole() {
    FakeV2 fake = third();
    fake.on("PATCH", "/dags/*", seen -> fake.badBody("is_paused", "Field required"));
    AirflowClient client = client();
    assertThatThrownBy(() -> client.pause("nightly"))
        .hasMessage(
            "Cannot pause DAG nightly: Airflow was asked for PATCH /api/v2/dags/nightly; it answered 422:"
                + " body.is_paused: Field required. Correct the request.")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.REFUSED);
  }

  @Test
  void whatABulkWriteRefusesIsToldWithoutSecrets() {
    third();
    Settings settings = client().settings();
    Connection broken = new Connection(
        "broken",
        "spark",
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Given.secret("SPARK_PASSWORD")),
        Optional.empty(),
        Optional.empty());
    assertThatThrownBy(() -> settings.putConnections(List.of(broken)))
        .hasMessageContaining("it wrote not all of them: The value *** is no good.");
  }

  @Test
  void runIdsFollowFromWhatIsAsked() {
    TriggerRequest one = TriggerRequest.of(
        "nightly", Conf.parse("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"), Optional.of(DATE));
    TriggerRequest same = TriggerRequest.of(
        "nightly", Conf.parse("{\"b\":{\"d\":3,\"c\":2},\"a\":1}"), Optional.of(DATE));
    TriggerRequest other = TriggerRequest.of("nightly", Conf.parse("{\"a\":2}"), Optional.of(DATE));
    assertThat(one.runId()).isEqualTo(same.runId()).isNotEqualTo(other.runId());
    assertThat(one.runId()).matches("tributary__2026-01-07T00:00:00Z__[0-9a-f]{12}");
  }

  private static BackfillRequest backfill() {
    return new BackfillRequest(
        "nightly", DATE, DATE.plusSeconds(86400), Conf.EMPTY, BackfillRequest.Reprocess.FAILED, 1);
  }
}
