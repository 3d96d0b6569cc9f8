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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client promises on either dialect. */
class ContractTest {

  private static final Instant DATE = Instant.parse("2026-01-07T00:00:00Z");

  private final FakeAirflow server = new FakeAirflow();
  private final Given.Time time = new Given.Time();
  private FakeDialect fake;

  private AirflowClient open(String version) {
    fake = version.startsWith("2") ? new FakeV1(server, version) : new FakeV2(server, version);
    return Given.client(server.url(), time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6.3", "2.10.4", "3.0.2", "3.2.1"})
  void theServerSaysItsVersion(String version) {
    assertThat(open(version).version().text()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void partsOfTheServerAreWellOrNot(String version) {
    Health health = open(version).health();
    assertThat(health.isGood()).isEqualTo(version.startsWith("3"));
    assertThat(health.parts())
        .extracting(Health.Part::name)
        .contains("metadatabase", "scheduler", "triggerer");
    assertThat(health.parts().get(1).heartbeatAt()).contains(DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aDagIsPausedAndUnpaused(String version) {
    AirflowClient client = open(version);
    client.unpause("nightly");
    assertThat(fake.paused).doesNotContain("nightly");
    client.pause("nightly");
    assertThat(fake.paused).contains("nightly");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void namesAreEscapedInPaths(String version) {
    open(version).unpause("mapped dag/with slash");
    assertThat(fake.paused).doesNotContain("mapped dag/with slash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunIsStartedOnce(String version) {
    AirflowClient client = open(version);
    TriggerRequest request =
        request("douyin").noted("by hand").over(new Interval(DATE.minusSeconds(3600), DATE));
    Triggered first = client.runs().trigger(request);
    Triggered second = client.runs().trigger(request);
    assertThat(first.outcome()).isEqualTo(Triggered.Outcome.STARTED);
    assertThat(second.outcome()).isEqualTo(Triggered.Outcome.FOUND);
    assertThat(second.run()).isEqualTo(first.run());
    assertThat(first.run().logicalDate()).contains(DATE);
    assertThat(first.run().interval()).contains(new Interval(DATE.minusSeconds(3600), DATE));
    assertThat(first.run().note()).contains("by hand");
    assertThat(fake.runs.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void anAnswerThatIsLostDoesNotStartASecondRun(String version) {
    AirflowClient client = open(version);
    String path = fake.prefix() + "/dags/nightly/dagRuns";
    server.on("POST", path, seen -> {
      fake.start(
          new FakeAirflow.Seen(
              "POST", path, Map.of(), seen.authorization(), "", seen.body(), List.of("nightly")),
          fake.run("nightly", seen.body().path("dag_run_id").asText(), seen.body()));
      return server.seen("POST", "/dagRuns").size() == 1
          ? FakeAirflow.Reply.of(502, "text/html", "<h1>Bad gateway</h1>")
          : fake.refusal(409, "Conflict", "already exists");
    });
    Triggered triggered = client.runs().trigger(request("douyin"));
    assertThat(triggered.outcome()).isEqualTo(Triggered.Outcome.FOUND);
    assertThat(fake.runs.all()).hasSize(1);
    assertThat(server.seen("POST", "/dagRuns")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunOfThatIdWithAnotherConfIsAConflict(String version) {
    AirflowClient client = open(version);
    client.runs().trigger(request("douyin").named("r1"));
    assertThatThrownBy(() -> client.runs().trigger(request("tmall").named("r1")))
        .isInstanceOf(AirflowException.class)
        .hasMessageContaining(
            "it has run r1 (queued, logical date 2026-01-07T00:00:00Z) with another conf")
        .hasMessageContaining("Take another run id or logical date, or clear that run.")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.CONFLICT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunOfThatDateUnderAnotherIdCountsWithTheSameConfOnly(String version) {
    AirflowClient client = open(version);
    client.runs().trigger(request("douyin").named("r1"));
    Triggered same = client.runs().trigger(request("douyin").named("r2"));
    assertThat(same.run().runId()).isEqualTo("r1");
    assertThatThrownBy(() -> client.runs().trigger(request("tmall").named("r3")))
        .hasMessageContaining("it has run r1")
        .hasMessageContaining("another conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunOfThatIdOnAnotherDateIsAConflict(String version) {
    AirflowClient client = open(version);
    client.runs().trigger(request("douyin").named("r1"));
    TriggerRequest other = TriggerRequest.of(
        "nightly", Conf.of(Map.of("channel", "douyin")), Optional.of(DATE.plusSeconds(1)));
    assertThatThrownBy(() -> client.runs().trigger(other.named("r1")))
        .hasMessageContaining("another logical date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunWithoutADateIsStarted(String version) {
    Triggered run =
        open(version).runs().trigger(TriggerRequest.of("nightly", Conf.EMPTY, Optional.empty()));
    assertThat(run.outcome()).isEqualTo(Triggered.Outcome.STARTED);
    boolean isThird = version.startsWith("3");
    assertThat(server.last().body().has("logical_date")).isEqualTo(isThird);
    assertThat(server.last().body().path("logical_date").isNull()).isEqualTo(isThird);
    assertThat(run.run().logicalDate().isEmpty()).isEqualTo(isThird);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aDagThatIsNotThereIsNamed(String version) {
    AirflowClient client = open(version);
    assertThatThrownBy(
            () -> client.runs().trigger(TriggerRequest.of("nope", Conf.EMPTY, Optional.of(DATE))))
        .hasMessageStartingWith("Cannot start run tributary__2026-01-07T00:00:00Z__")
        .hasMessageContaining("it answered 404: ")
        .hasMessageContaining("nope")
        .hasMessageEndingWith("Check the name.");
    assertThatThrownBy(() -> client.runs().list(RunQuery.of("nope")).toList())
        .hasMessageContaining("Cannot list runs of DAG nope")
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.NOT_FOUND);
    assertThat(client.runs().find("nightly", "none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void runsAreListedPageByPage(String version) {
    AirflowClient client = open(version);
    for (int i = 0; i < 230; i++) {
      fake.runs.put("nightly\nr" + i, fake.run("nightly", "r" + i, Json.object()));
    }
    int before = server.seen("GET", "/dagRuns").size();
    assertThat(client.runs().list(RunQuery.of("nightly")).limit(3))
        .extracting(DagRun::runId)
        .containsExactly("r229", "r228", "r227");
    assertThat(server.seen("GET", "/dagRuns")).hasSize(before + 1);
    assertThat(client.runs().list(RunQuery.of("nightly"))).hasSize(230).doesNotHaveDuplicates();
    assertThat(client.runs().list(RunQuery.of(List.of("nightly", "hourly")))).hasSize(230);
    assertThat(server.last().path()).endsWith("/dags/~/dagRuns/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void statesAreListedAsTheDialectWants(String version) {
    AirflowClient client = open(version);
    fake.runs.put("nightly\nr1", fake.run("nightly", "r1", Json.object()).put("state", "failed"));
    fake.runs.put("nightly\nr2", fake.run("nightly", "r2", Json.object()).put("state", "success"));
    fake.runs.put("nightly\nr3", fake.run("nightly", "r3", Json.object()));
    RunQuery query = RunQuery.of("nightly").in(Set.of(RunState.FAILED, RunState.SUCCESS));
    assertThat(client.runs().list(query)).extracting(DagRun::runId).containsExactly("r2", "r1");
    assertThat(server.last().query().get("state"))
        .isEqualTo(
            version.startsWith("3") ? List.of("success", "failed") : List.of("success,failed"));
    assertThat(client
            .runs()
            .list(new RunQuery(
                List.of(), Set.of(RunState.FAILED), Optional.empty(), Optional.empty())))
        .extracting(DagRun::runId)
        .containsExactly("r1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.0.2"})
  void aRunIsAskedForUntilItEnds(String version) {
    AirflowClient client = open(version);
    fake.runs.put("nightly\nr1", fake.run("nightly", "r1", Json.object()).put("state", "running"));
    fake.on("GET", "/dags/*/dagRuns/*", seen -> {
      if (time.sleeps().size() == 3) {
        fake.runs.row("nightly\nr1").put("state", "failed");
      }
      return fake.oneRun(seen);
    });
    DagRun run =
        client.runs().await("nightly", "r1", Duration.ofSeconds(10), Duration.ofMinutes(5));
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(time.sleeps()).hasSize(3).containsOnly(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.0.2"})
  void waitingEndsWhenTheTimeIsUp(String version) {
    AirflowClient client = open(version);
    fake.runs.put("nightly\nr1", fake.run("nightly", "r1", Json.object()));
    DagRun run =
        client.runs().await("nightly", "r1", Duration.ofSeconds(20), Duration.ofSeconds(50));
    assertThat(run.state()).isEqualTo(RunState.QUEUED);
    assertThat(time.instant()).isEqualTo(Given.START.plusSeconds(50));
    assertThatThrownBy(() ->
            client.runs().await("nightly", "none", Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .hasMessage("There is no run none of DAG nightly to wait for.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aRunsStateAndNoteAreSet(String version) {
    AirflowClient client = open(version);
    client.runs().trigger(request("douyin").named("r1"));
    assertThat(client.runs().state("nightly", "r1", RunState.FAILED).state())
        .isEqualTo(RunState.FAILED);
    assertThat(client.runs().note("nightly", "r1", "looked at").note()).contains("looked at");
    assertThatThrownBy(() -> client.runs().state("nightly", "r1", RunState.RUNNING))
        .hasMessage("A run can be set to queued, success or failed, not to running.");
    assertThatThrownBy(() -> client.runs().note("nightly", "r1", "x".repeat(1001)))
        .hasMessage("The note has 1001 characters; Airflow keeps 1000. Shorten it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void taskInstancesAreListedAndFound(String version) {
    AirflowClient client = open(version);
    assertThat(client.tasks().list("nightly", "r1")).hasSize(121).doesNotHaveDuplicates();
    TaskKey mapped = new TaskKey("nightly", "r1", "mapped", OptionalInt.of(1));
    TaskInstance found = client.tasks().find(mapped);
    assertThat(found.key()).isEqualTo(mapped);
    assertThat(found.isFailed()).isTrue();
    assertThat(found.attempt()).isEqualTo(2);
    assertThat(client.tasks().find(TaskKey.of("nightly", "r1", "single")).state())
        .contains("success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void logsAreReadAsLines(String version) {
    AirflowClient client = open(version);
    List<String> single = client.tasks().log(TaskKey.of("nightly", "r1", "single"), 1);
    List<String> mapped =
        client.tasks().log(new TaskKey("nightly", "r1", "mapped", OptionalInt.of(3)), 2);
    if (version.startsWith("2")) {
      assertThat(single).containsExactly("worker-1", "[2026-01-07] INFO - single");
      assertThat(mapped).containsExactly("worker-1", "[2026-01-07] INFO - 3");
    } else {
      assertThat(single)
          .containsExactly(
              "[2026-01-07T00:00:00Z] INFO - first of single", "::group::end", "plain second");
      assertThat(mapped).contains("[2026-01-07T00:00:00Z] INFO - first of 3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void taskInstancesAreClearedForRealOnlyWhenAsked(String version) {
    AirflowClient client = open(version);
    TaskKey task = TaskKey.of("nightly", "r1", "single");
    List<ClearedTask> cleared =
        client.tasks().clear(clear(List.of(task), ClearRequest.Mode.FOR_REAL));
    assertThat(cleared).containsExactly(new ClearedTask("r1", "single"));
    assertThat(server.last().body()).isEqualTo(Json.parsed("""
        {"dry_run": false, "dag_run_id": "r1", "only_failed": true, "include_upstream": false,
         "include_downstream": true, "reset_dag_runs": true, "task_ids": ["single"]}""").orElseThrow());
    client.tasks().clear(clear(List.of(task), ClearRequest.Mode.DRY_RUN));
    assertThat(server.last().body().path("dry_run").asBoolean()).isTrue();
    client.runs().trigger(request("douyin").named("r1"));
    assertThat(client.tasks().clearRun("nightly", "r1", ClearRequest.Mode.FOR_REAL))
        .isEmpty();
    assertThat(server.last().body().path("dry_run").asBoolean(true)).isFalse();
    assertThat(client.tasks().clearRun("nightly", "r1", ClearRequest.Mode.DRY_RUN))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aTaskInstancesStateAndNoteAreSet(String version) {
    AirflowClient client = open(version);
    TaskKey mapped = new TaskKey("nightly", "r1", "mapped", OptionalInt.of(4));
    client.tasks().verdict(mapped, TaskVerdict.SKIPPED);
    assertThat(server.last().path()).endsWith("/taskInstances/mapped/4");
    assertThat(server.last().body().path("new_state").asText()).isEqualTo("skipped");
    assertThat(server.last().body().path("dry_run").asBoolean(true))
        .isEqualTo(version.startsWith("3"));
    client.tasks().note(mapped, "looked at");
    assertThat(server.last().path())
        .endsWith(version.startsWith("3") ? "/mapped/4" : "/mapped/4/setNote");
    assertThat(server.last().body().toString()).isEqualTo("{\"note\":\"looked at\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void settingsAreWrittenTwiceAndStandOnce(String version) {
    Settings settings = open(version).settings();
    Variable variable = new Variable("tributary_graph", "{\"format\": 1}", Optional.of("the jobs"));
    Connection connection = new Connection(
        "spark_default",
        "spark",
        Optional.of("host"),
        OptionalInt.of(7077),
        Optional.empty(),
        Optional.of("me"),
        Optional.of(Given.secret("SPARK_PASSWORD")),
        Optional.of("{}"),
        Optional.empty());
    Pool pool = new Pool("tributary", 1, Optional.of("one writer"));
    for (int i = 0; i < 2; i++) {
      settings.putVariables(List.of(variable));
      settings.putConnections(List.of(connection));
      settings.putPools(List.of(pool));
    }
    assertThat(settings.variable("tributary_graph")).contains(variable);
    assertThat(settings.connection("spark_default")).contains(connection.withoutPassword());
    assertThat(settings.pool("tributary")).contains(pool);
    assertThat(settings.pools())
        .extracting(Pool::name)
        .containsExactly("default_pool", "tributary");
    assertThat(settings.variable("none")).isEmpty();
    settings.putVariables(List.of(new Variable("tributary_graph", "changed", Optional.empty())));
    assertThat(settings.variable("tributary_graph").orElseThrow().value()).isEqualTo("changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void wrongCredentialsAreSaidSo(String version) {
    open(version);
    Credentials wrong = new Credentials.User("nobody", Given.secret("AIRFLOW_PASSWORD"));
    AirflowClient client =
        Given.client(server.url(), time, wrong, Given.LIMITS, new java.util.ArrayList<>());
    assertThatThrownBy(() -> client.pause("nightly"))
        .hasMessageContaining("it answered 401: ")
        .hasMessageContaining("Check user, password or token")
        .hasMessageNotContaining(FakeDialect.PASSWORD)
        .extracting(e -> ((AirflowException) e).reason())
        .isEqualTo(Reason.UNAUTHORISED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.4", "3.2.1"})
  void aTokenThatIsGivenIsSent(String version) {
    open(version);
    Credentials token = new Credentials.Token(Given.secret("AIRFLOW_TOKEN"));
    AirflowClient client =
        Given.client(server.url(), time, token, Given.LIMITS, new java.util.ArrayList<>());
    client.pause("nightly");
    assertThat(server.last().authorization()).contains("Bearer given-token-canary");
    assertThat(server.seen("POST", "/auth/token")).isEmpty();
  }

  private static ClearRequest clear(List<TaskKey> tasks, ClearRequest.Mode mode) {
    return new ClearRequest(
        "nightly",
        "r1",
        tasks,
        ClearRequest.States.FAILED,
        Set.of(ClearRequest.Along.DOWNSTREAM),
        mode);
  }

  private static TriggerRequest request(String channel) {
    return TriggerRequest.of("nightly", Conf.of(Map.of("channel", channel)), Optional.of(DATE));
  }
}
