package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.orchestration.airflow.FakeAirflow.Reply;
import io.tributary.orchestration.airflow.FakeAirflow.Seen;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A server that behaves as 2.x does. */
final class FakeV1 extends FakeDialect {

  private static final Set<String> RUN_KEYS = Set.of(
      "dag_run_id",
      "logical_date",
      "execution_date",
      "data_interval_start",
      "data_interval_end",
      "conf",
      "note");
  private static final Set<String> CLEAR_KEYS = Set.of(
      "dry_run",
      "task_ids",
      "start_date",
      "end_date",
      "only_failed",
      "only_running",
      "include_subdags",
      "include_parentdag",
      "reset_dag_runs",
      "dag_run_id",
      "include_upstream",
      "include_downstream",
      "include_future",
      "include_past");

  FakeV1(FakeAirflow server, String version) {
    super(server);
    server.on(
        "GET",
        "/api/v1/version",
        seen -> ok(Json.object().put("version", version).putNull("git_version")));
    server.on("GET", "/api/v1/health", seen -> ok(health()));
    on("PATCH", "/dags/*", this::pause);
    on(
        "GET",
        "/dags/*",
        seen -> DAGS.contains(seen.name(0))
            ? ok(Json.object().put("dag_id", seen.name(0)))
            : refusal(
                404, "DAG not found", "The DAG with dag_id: " + seen.name(0) + " was not found"));
    runRoutes();
    taskRoutes();
    things("variables", "key", variables, Set.of("key", "value", "description"));
    things("pools", "name", pools, Set.of("name", "slots", "description", "include_deferred"));
    things(
        "connections",
        "connection_id",
        connections,
        Set.of(
            "connection_id",
            "conn_type",
            "description",
            "host",
            "port",
            "schema",
            "login",
            "password",
            "extra"));
    on(
        "POST",
        "/datasets/events",
        seen -> unknownKey(seen.body(), Set.of("dataset_uri", "extra"))
            .orElseGet(() -> ok(
                Json.object().put("dataset_uri", seen.body().path("dataset_uri").asText()))));
  }

  @Override
  String prefix() {
    return "/api/v1";
  }

  private static ObjectNode health() {
    ObjectNode health = Json.object();
    health.putObject("metadatabase").put("status", "healthy");
    health
        .putObject("scheduler")
        .put("status", "unhealthy")
        .put("latest_scheduler_heartbeat", "2026-01-07T00:00:00+00:00");
    health.putObject("triggerer").putNull("status").putNull("latest_triggerer_heartbeat");
    return health;
  }

  private void runRoutes() {
    on(
        "POST",
        "/dags/*/dagRuns",
        seen -> unknownKey(seen.body(), RUN_KEYS)
            .or(() ->
                naive(seen.body(), "logical_date", "data_interval_start", "data_interval_end"))
            .orElseGet(() -> start(
                seen,
                run(
                    seen.name(0),
                    seen.body().path("dag_run_id").asText("manual__now"),
                    dated(seen.body())))));
    on(
        "GET",
        "/dags/*/dagRuns",
        seen -> ok(FakeRows.page(
            "dag_runs",
            between(
                runs(
                    List.of(seen.name(0)),
                    seen.query("state").map(text -> List.of(text.split(","))).orElse(List.of())),
                seen),
            Math.min(seen.number("limit", 100), 100),
            seen.number("offset", 0))));
    on("GET", "/dags/*/dagRuns/*", this::oneRun);
    on(
        "PATCH",
        "/dags/*/dagRuns/*",
        seen -> unknownKey(seen.body(), Set.of("state")).orElseGet(() -> changed(seen, "state")));
    on(
        "PATCH",
        "/dags/*/dagRuns/*/setNote",
        seen -> unknownKey(seen.body(), Set.of("note")).orElseGet(() -> changed(seen, "note")));
    on(
        "POST",
        "/dags/~/dagRuns/list",
        seen -> unknownKey(
                seen.body(),
                Set.of(
                    "dag_ids",
                    "states",
                    "order_by",
                    "page_limit",
                    "page_offset",
                    "execution_date_gte",
                    "execution_date_lte",
                    "start_date_gte",
                    "start_date_lte",
                    "end_date_gte",
                    "end_date_lte"))
            .orElseGet(() -> ok(FakeRows.page(
                "dag_runs",
                runs(texts(seen.body().path("dag_ids")), texts(seen.body().path("states"))),
                seen.body().path("page_limit").asInt(100),
                seen.body().path("page_offset").asInt(0)))));
  }

  /** Where no date is asked for the server takes the present. */
  private static JsonNode dated(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    if (!copy.hasNonNull("logical_date")) {
      copy.put("logical_date", "2026-02-01T12:34:56+00:00");
    }
    return copy;
  }

  private static List<ObjectNode> between(List<ObjectNode> rows, Seen seen) {
    return rows.stream()
        .filter(run -> seen.query("execution_date_gte")
            .map(from -> run.path("logical_date").asText().compareTo(from) >= 0)
            .orElse(true))
        .filter(run -> seen.query("execution_date_lte")
            .map(to -> run.path("logical_date").asText().compareTo(to) <= 0)
            .orElse(true))
        .toList();
  }

  private Reply pause(Seen seen) {
    Optional<Reply> unknown = unknownKey(seen.body(), Set.of("is_paused"));
    if (unknown.isPresent() || !seen.query("update_mask").equals(Optional.of("is_paused"))) {
      return unknown.orElseGet(
          () -> badBody("update_mask", "Only `is_paused` field can be updated"));
    }
    if (seen.body().path("is_paused").asBoolean()) {
      paused.add(seen.name(0));
    } else {
      paused.remove(seen.name(0));
    }
    return ok(Json.object().put("dag_id", seen.name(0)));
  }

  private Reply changed(Seen seen, String key) {
    ObjectNode run = runs.row(key(seen.name(0), seen.name(1)));
    run.set(key, seen.body().path(key));
    return ok(run);
  }

  private void taskRoutes() {
    String tasks = "/dags/*/dagRuns/*/taskInstances";
    on(
        "GET",
        tasks,
        seen -> ok(FakeRows.page(
            "task_instances",
            tasks(seen.name(0), seen.name(1)),
            Math.min(seen.number("limit", 100), 100),
            seen.number("offset", 0))));
    on("GET", tasks + "/*", seen -> ok(task(seen.name(0), seen.name(1), seen.name(2), -1)));
    on(
        "GET",
        tasks + "/*/*",
        seen -> ok(task(seen.name(0), seen.name(1), seen.name(2), Integer.parseInt(seen.name(3)))));
    on("PATCH", tasks + "/*", this::verdict);
    on("PATCH", tasks + "/*/*", this::verdict);
    FakeAirflow.Handler note =
        seen -> unknownKey(seen.body(), Set.of("note")).orElseGet(() -> ok(Json.object()));
    on("PATCH", tasks + "/*/setNote", note);
    on("PATCH", tasks + "/*/*/setNote", note);
    on(
        "GET",
        tasks + "/*/logs/*",
        seen -> seen.accept().equals("text/plain")
            ? Reply.of(
                200,
                "text/plain",
                "worker-1\n[2026-01-07] INFO - " + seen.query("map_index").orElse("single") + "\n")
            : ok(Json.object()
                .put("content", "[('worker-1', '[2026-01-07] INFO')]")
                .put("continuation_token", "x")));
    on(
        "POST",
        "/dags/*/clearTaskInstances",
        seen -> unknownKey(seen.body(), CLEAR_KEYS).orElseGet(() -> cleared(seen)));
    on(
        "POST",
        "/dags/*/dagRuns/*/clear",
        seen -> unknownKey(seen.body(), Set.of("dry_run"))
            .orElseGet(
                () -> seen.body().path("dry_run").asBoolean(true) ? cleared(seen) : oneRun(seen)));
  }

  private Reply verdict(Seen seen) {
    return unknownKey(seen.body(), Set.of("dry_run", "new_state"))
        .orElseGet(() -> ok(Json.object()));
  }

  private Reply cleared(Seen seen) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("task_instances");
    for (JsonNode task : seen.body().path("task_ids")) {
      if (!task.isTextual()) {
        return badBody("task_ids", "Not a valid string.");
      }
      list.addObject()
          .put("dag_id", seen.name(0))
          .put("dag_run_id", "r1")
          .put("task_id", task.asText());
    }
    return ok(answer);
  }

  private void things(String list, String key, FakeRows rows, Set<String> known) {
    on(
        "GET",
        "/" + list,
        seen -> ok(FakeRows.page(
            list, rows.all(), Math.min(seen.number("limit", 100), 100), seen.number("offset", 0))));
    on(
        "GET",
        "/" + list + "/*",
        seen -> rows.has(seen.name(0))
            ? ok(shown(rows.row(seen.name(0))))
            : refusal(404, "Not found", "There is no " + seen.name(0)));
    on(
        "POST",
        "/" + list,
        seen -> unknownKey(seen.body(), known).orElseGet(() -> {
          String name = seen.body().path(key).asText();
          if (rows.has(name)) {
            return refusal(409, "Conflict", name + " already exists");
          }
          rows.put(name, seen.body().deepCopy());
          return ok(shown(rows.row(name)));
        }));
    on(
        "PATCH",
        "/" + list + "/*",
        seen -> unknownKey(seen.body(), known).orElseGet(() -> {
          if (!rows.has(seen.name(0))) {
            return refusal(404, "Not found", "There is no " + seen.name(0));
          }
          rows.put(seen.name(0), seen.body().deepCopy());
          return ok(shown(rows.row(seen.name(0))));
        }));
  }

  private static ObjectNode shown(ObjectNode row) {
    ObjectNode shown = row.deepCopy();
    shown.remove(new TreeSet<>(Set.of("password")));
    return shown;
  }

  @Override
  boolean isLetIn(Seen seen) {
    String pair = Base64.getEncoder()
        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return seen.authorization().equals(Optional.of("Basic " + pair))
        || seen.authorization().equals(Optional.of("Bearer given-token-canary"));
  }

  @Override
  Reply badBody(String key, String why) {
    return refusal(400, "Bad Request", "{'" + key + "': ['" + why + "']}");
  }

  @Override
  Reply refusal(int status, String title, String detail) {
    ObjectNode body = Json.object();
    body.put("type", "https://airflow.apache.org/docs/")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
    return Reply.of(status, "application/problem+json", body.toString());
  }
}
