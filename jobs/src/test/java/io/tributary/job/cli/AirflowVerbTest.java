package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of airflow against a server in this process that is a 3.0.2 as far as they ask. */
class AirflowVerbTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANARY = "canary-5b1d";

  @TempDir
  private Path folder;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> kept = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("GET /api/v2/version", "{\"version\":\"3.0.2\"}");
    answers.put("POST /auth/token", "{\"access_token\":\"t\"}");
    Files.writeString(folder.resolve("password"), CANARY);
    Files.writeString(folder.resolve("tributary.yaml"), "zone: Asia/Shanghai\n");
    Files.writeString(
        folder.resolve("airflow.yaml"), """
        url: http://127.0.0.1:%d
        user: ops
        password: file:password
        attempts: 1
        dags: {prefix: shop, command: [/opt/tributary], workspace: /srv/shop, environment: prod}
        variables: {owner: crm}
        pools:
          - {name: spark_heavy, slots: 2}
        connections:
          - {id: spark_default, type: spark, host: cluster, port: 7077, password: "file:password"}
        """.formatted(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Keeps what is written in bulk, and gives it back; else what the test says. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      asked.add(line + (body.isEmpty() ? "" : " " + body));
      String text = answers.get(line);
      int status = text == null ? 404 : text.startsWith("{\"detail\"") ? 409 : 200;
      if (line.startsWith("PATCH /api/v2/") && body.contains("actions")) {
        JSON.readTree(body).at("/actions/0/entities").forEach(one -> keep(line, one));
        text = "{\"create\":{\"success\":[],\"errors\":[]}}";
        status = 200;
      } else if (kept.containsKey(line)) {
        text = kept.get(line).toString();
        status = 200;
      }
      byte[] bytes =
          (text == null ? "{\"detail\":\"not there\"}" : text).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void keep(String line, JsonNode entity) {
    ObjectNode shown = entity.deepCopy();
    shown.remove(List.of("password"));
    for (String key : List.of("key", "name", "connection_id")) {
      if (entity.has(key)) {
        kept.put(line.replace("PATCH", "GET") + "/" + entity.path(key).asText(), shown);
        return;
      }
    }
  }

  private Called call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("airflow"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("-w", folder.toString()));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.out() + called.err()).doesNotContain(CANARY);
    return called;
  }

  private static String run(String dag, String state) {
    return "{\"dag_id\":\"" + dag + "\",\"dag_run_id\":\"r1\",\"state\":\"" + state
        + "\",\"conf\":{},"
        + "\"logical_date\":\"2026-01-06T16:00:00Z\",\"start_date\":\"2026-01-07T17:00:00Z\"}";
  }

  @Test
  void triggerStartsARunOfTheWorkspacesDag() {
    answers.put("POST /api/v2/dags/shop_nightly/dagRuns", run("shop_nightly", "queued"));
    Called called = call(
        "trigger", "nightly", "--logical-date", "2026-01-07", "--conf", "{\"a\": 1}", "--json");
    assertThat(called.code()).isZero();
    assertThat(called.out())
        .isEqualTo(
            "{\"dag_id\":\"shop_nightly\",\"run_id\":\"r1\",\"state\":\"queued\",\"logical_date\":\"2026-01-06T16:00:00Z\","
                + "\"started_at\":\"2026-01-07T17:00:00Z\",\"outcome\":\"started\"}\n");
    assertThat(asked)
        .last()
        .asString()
        .matches(
            "POST /api/v2/dags/shop_nightly/dagRuns \\{\"dag_run_id\":\"tributary__2026-01-06T16:00:00Z__[0-9a-f]{12}\",\"conf\":\\{\"a\":1},\"logical_date\":\"2026-01-06T16:00:00Z\"}");
  }

  @Test
  void aConflictIsToldWithExitOne() {
    answers.put("POST /api/v2/dags/shop_nightly/dagRuns", "{\"detail\":\"already exists\"}");
    answers.put("GET /api/v2/dags/shop_nightly/dagRuns/r1", run("shop_nightly", "failed"));
    Called called = call("trigger", "nightly", "--run-id", "r1", "--conf", "{\"a\": 1}");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err())
        .startsWith("tributary: Cannot start run r1 of DAG shop_nightly: ")
        .contains("it has run r1 (failed");
  }

  @Test
  void waitTellsTheEndByItsExitCode() {
    answers.put("GET /api/v2/dags/shop_nightly/dagRuns/r1", run("shop_nightly", "success"));
    assertThat(call("wait", "nightly", "r1").code()).isZero();
    answers.put("GET /api/v2/dags/shop_nightly/dagRuns/r1", run("shop_nightly", "failed"));
    assertThat(call("wait", "nightly", "r1").code()).isEqualTo(1);
    answers.put("GET /api/v2/dags/shop_nightly/dagRuns/r1", run("shop_nightly", "running"));
    Called waiting = call("wait", "nightly", "r1", "--timeout", "0");
    assertThat(waiting.code()).isEqualTo(3);
    assertThat(waiting.out()).isEqualTo("r1 of shop_nightly: running\n");
    Called missing = call("wait", "nightly", "r2");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualTo("tributary: There is no run r2 of DAG shop_nightly to wait for.\n");
  }

  @Test
  void statusShowsTheServerAndTheNewestRuns() {
    answers.put(
        "GET /api/v2/monitor/health",
        "{\"metadatabase\":{\"status\":\"healthy\"},\"scheduler\":{\"status\":\"unhealthy\"}}");
    answers.put(
        "POST /api/v2/dags/~/dagRuns/list",
        "{\"dag_runs\":[" + run("shop_hourly", "success") + "],\"total_entries\":1}");
    Called called = call("status");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEqualTo("""
        Airflow 3.0.2: metadatabase healthy, scheduler unhealthy
        dag          run  state    started               ended
        shop_hourly  r1   success  2026-01-07T17:00:00Z
        """);
    assertThat(asked)
        .last()
        .asString()
        .contains("\"dag_ids\":[\"shop_quick\",\"shop_hourly\",\"shop_nightly\"");
    assertThat(call("status", "--json").out())
        .startsWith("{\"version\":\"3.0.2\",\"healthy\":false,");
  }

  @Test
  void logsAreThoseOfTheLastAttempt() {
    String task = "/api/v2/dags/shop_nightly/dagRuns/r1/taskInstances/nightly";
    answers.put(
        "GET " + task,
        "{\"dag_id\":\"d\",\"dag_run_id\":\"r1\",\"task_id\":\"nightly\",\"map_index\":-1,\"try_number\":3}");
    answers.put("GET " + task + "/logs/3", "{\"content\":[\"one\",\"two\"]}");
    assertThat(call("logs", "nightly", "r1", "nightly").out()).isEqualTo("one\ntwo\n");
    assertThat(call("logs", "nightly", "r1", "nightly", "--json").out())
        .isEqualTo("{\"task_id\":\"nightly\",\"try\":3,\"lines\":[\"one\",\"two\"]}\n");
  }

  @Test
  void clearPauseAndUnpauseAskForWhatIsSaid() {
    answers.put(
        "POST /api/v2/dags/shop_nightly/clearTaskInstances",
        "{\"task_instances\":[{\"dag_run_id\":\"r1\",\"task_id\":\"nightly\"}]}");
    answers.put("PATCH /api/v2/dags/shop_nightly", "{}");
    assertThat(
            call("clear", "nightly", "r1", "nightly", "--all", "--downstream").out())
        .isEqualTo("cleared 1 tasks: nightly\n");
    assertThat(asked)
        .last()
        .asString()
        .endsWith(
            "{\"dry_run\":false,\"dag_run_id\":\"r1\",\"only_failed\":false,\"include_upstream\":false,"
                + "\"include_downstream\":true,\"reset_dag_runs\":true,\"task_ids\":[\"nightly\"]}");
    assertThat(call("clear", "nightly", "r1", "--dry-run").out())
        .isEqualTo("would clear 1 tasks: nightly\n");
    assertThat(call("pause", "nightly").out()).isEqualTo("paused shop_nightly\n");
    assertThat(asked).last().asString().endsWith("{\"is_paused\":true}");
    assertThat(call("unpause", "nightly").out()).isEqualTo("unpaused shop_nightly\n");
    assertThat(asked).last().asString().endsWith("{\"is_paused\":false}");
  }

  @Test
  void backfillIsOneWindowOrRunsOfADag() {
    answers.put("POST /api/v2/dags/shop_backfill/dagRuns", run("shop_backfill", "queued"));
    assertThat(call("backfill", "--from", "2026-01-01", "--to", "2026-02-01").out())
        .isEqualTo("started r1 of shop_backfill\n");
    assertThat(asked)
        .last()
        .asString()
        .contains(
            "\"conf\":{\"from\":\"2025-12-31T16:00:00Z\",\"lane\":\"nightly\",\"to\":\"2026-01-31T16:00:00Z\"}");
    answers.put(
        "POST /api/v2/backfills",
        "{\"id\":7,\"dag_id\":\"shop_nightly\",\"from_date\":\"2026-01-01T00:00:00Z\",\"to_date\":\"2026-01-03T00:00:00Z\"}");
    assertThat(call(
                "backfill",
                "--dag",
                "nightly",
                "--from",
                "2026-01-01",
                "--to",
                "2026-01-03",
                "--reprocess",
                "failed")
            .out())
        .isEqualTo("started backfill 7 of shop_nightly\n");
    assertThat(asked)
        .last()
        .asString()
        .contains("\"reprocess_behavior\":\"failed\",\"max_active_runs\":1");
    int before = asked.size();
    assertThat(call("backfill", "--from", "2026-01-01", "--to", "2026-02-01", "--dry-run")
            .out())
        .startsWith("would start shop_backfill with {");
    assertThat(asked.subList(before, asked.size())).noneMatch(line -> line.startsWith("POST /api"));
    assertThat(call("backfill", "--from", "2026-02-01", "--to", "2026-01-01").code())
        .isEqualTo(2);
  }

  @Test
  void syncWritesWhatIsMissingAndThenNothing() {
    assertThat(call("sync", "--dry-run").out()).contains("created").doesNotContain("unchanged");
    assertThat(kept).isEmpty();
    assertThat(call("sync").out()).isEqualTo("""
        kind        name           was
        pool        shop_lake      created
        pool        spark_heavy    created
        variable    shop           created
        variable    owner          created
        connection  spark_default  created
        """);
    assertThat(kept.get("GET /api/v2/variables/shop").path("value").asText())
        .isEqualTo(
            "{\"operator\":\"bash\",\"command\":[\"/opt/tributary\"],\"workspace\":\"/srv/shop\",\"environment\":\"prod\"}");
    int before = asked.size();
    assertThat(call("sync", "--json").out())
        .contains("\"unchanged\"", "\"written\"")
        .doesNotContain("created", "changed\"}]");
    assertThat(
            asked.subList(before, asked.size()).stream().filter(line -> line.startsWith("PATCH")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("PATCH /api/v2/connections");
  }

  @Test
  void withoutAnAddressItIsSaidWhereToPutIt() throws IOException {
    Files.delete(folder.resolve("airflow.yaml"));
    Called called = call("status");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            "tributary: Where is Airflow? Write its url into airflow.yaml of the workspace, or give --url.\n");
  }

  @Test
  void credentialsOfOneServerGoToNoOther() {
    asked.clear();
    Called called = call(
        "pause", "nightly", "--url", "http://localhost:" + server.getAddress().getPort());
    assertThat(called.code()).isEqualTo(2);
    assertThat(asked).noneMatch(line -> line.contains("/auth/token"));
  }

  @Test
  void aMistakeInTheFileIsToldWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve("airflow.yaml"), "url: http://host\nuser: ops\npasword: env:P\n");
    Called called = call("status");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            "tributary: airflow.yaml:3: airflow.yaml has the unknown key 'pasword'. Did you mean 'password'?\n");
  }
}
