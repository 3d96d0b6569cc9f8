package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.orchestration.airflow.FakeAirflow.Reply;
import io.tributary.orchestration.airflow.FakeAirflow.Seen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that behaves as 3.x does. */
final class FakeV2 extends FakeDialect {

  private static final Set<String> CLEAR_KEYS = Set.of(
      "dry_run",
      "task_ids",
      "start_date",
      "end_date",
      "only_failed",
      "only_running",
      "reset_dag_runs",
      "dag_run_id",
      "include_upstream",
      "include_downstream",
      "include_future",
      "include_past",
      "run_on_latest_version",
      "prevent_running_task");

  private final AtomicInteger logins = new AtomicInteger();
  private final FakeRows backfills = new FakeRows();
  private volatile String token = "none yet";

  FakeV2(FakeAirflow server, String version) {
    super(server);
    server.on("GET", "/api/v2/version", seen -> ok(Json.object().put("version", version)));
    server.on("GET", "/api/v2/monitor/health", seen -> ok(health()));
    server.on("POST", "/auth/token", this::login);
    on("PATCH", "/dags/*", this::pause);
    runRoutes();
    runBatchRoute();
    taskRoutes();
    backfillRoutes();
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
    on("GET", "/assets", this::assets);
    on(
        "POST",
        "/assets/events",
        seen -> unknownKey(seen.body(), Set.of("asset_id", "extra"))
            .orElseGet(() -> ok(Json.object()
                .put("id", 1)
                .put("asset_id", seen.body().path("asset_id").asInt()))));
  }

  @Override
  String prefix() {
    return "/api/v2";
  }

  /** What a server does when tokens are over. */
  void expireTokens() {
    token = "expired";
  }

  int logins() {
    return logins.get();
  }

  private Reply login(Seen seen) {
    Optional<Reply> unknown = unknownKey(seen.body(), Set.of("username", "password"));
    if (unknown.isPresent()) {
      return unknown.get();
    }
    if (!seen.body().path("username").asText().equals(USER)
        || !seen.body().path("password").asText().equals(PASSWORD)) {
      return refusal(401, "", "Invalid credentials");
    }
    token = "token-canary-" + logins.incrementAndGet();
    return Reply.json(201, Json.object().put("access_token", token));
  }

  private static ObjectNode health() {
    ObjectNode health = Json.object();
    health.putObject("metadatabase").put("status", "healthy");
    health
        .putObject("scheduler")
        .put("status", "healthy")
        .put("latest_scheduler_heartbeat", "2026-01-07T00:00:00Z");
    health
        .putObject("triggerer")
        .put("status", "healthy")
        .put("latest_triggerer_heartbeat", "2026-01-07T00:00:00Z");
    health.putNull("dag_processor");
    return health;
  }

  private Reply pause(Seen seen) {
    return unknownKey(seen.body(), Set.of("is_paused")).orElseGet(() -> {
      if (seen.body().path("is_paused").asBoolean()) {
        paused.add(seen.name(0));
      } else {
        paused.remove(seen.name(0));
      }
      return ok(Json.object().put("dag_id", seen.name(0)));
    });
  }

  private void runRoutes() {
    on(
        "POST",
        "/dags/*/dagRuns",
        seen -> unknownKey(
                seen.body(),
                Set.of(
                    "dag_run_id",
                    "logical_date",
                    "data_interval_start",
                    "data_interval_end",
                    "run_after",
                    "conf",
                    "note"))
            .or(() -> seen.body().has("logical_date")
                ? Optional.empty()
                : Optional.of(badBody("logical_date", "Field required")))
            .or(() -> naive(
                seen.body(),
                "logical_date",
                "data_interval_start",
                "data_interval_end",
                "run_after"))
            .orElseGet(() -> start(
                seen,
                run(seen.name(0), seen.body().path("dag_run_id").asText(), seen.body())
                    .put("run_after", "2026-02-01T00:00:00Z"))));
    on(
        "GET",
        "/dags/*/dagRuns",
        seen -> DAGS.contains(seen.name(0))
            ? ok(FakeRows.page(
                "dag_runs",
                dated(
                    runs(List.of(seen.name(0)), seen.query().getOrDefault("state", List.of())),
                    seen),
                Math.min(seen.number("limit", 50), 50),
                seen.number("offset", 0)))
            : refusal(404, "", "The DAG with ID: `" + seen.name(0) + "` was not found"));
    on("GET", "/dags/*/dagRuns/*", this::oneRun);
    on(
        "PATCH",
        "/dags/*/dagRuns/*",
        seen -> unknownKey(seen.body(), Set.of("state", "note")).orElseGet(() -> {
          ObjectNode run = runs.row(key(seen.name(0), seen.name(1)));
          run.setAll((ObjectNode) seen.body());
          return ok(run);
        }));
  }

  private void runBatchRoute() {
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
                    "run_after_gte",
                    "run_after_lte"))
            .orElseGet(() -> ok(FakeRows.page(
                "dag_runs",
                runs(texts(seen.body().path("dag_ids")), texts(seen.body().path("states"))),
                Math.min(seen.body().path("page_limit").asInt(50), 50),
                seen.body().path("page_offset").asInt(0)))));
  }

  private static List<ObjectNode> dated(List<ObjectNode> rows, Seen seen) {
    return rows.stream()
        .filter(run -> seen.query("logical_date_gte")
            .map(from -> run.path("logical_date").asText().compareTo(from) >= 0)
            .orElse(true))
        .filter(run -> seen.query("logical_date_lte")
            .map(to -> run.path("logical_date").asText().compareTo(to) <= 0)
            .orElse(true))
        .toList();
  }

  private void taskRoutes() {
    String tasks = "/dags/*/dagRuns/*/taskInstances";
    on(
        "GET",
        tasks,
        seen -> ok(FakeRows.page(
            "task_instances",
            tasks(seen.name(0), seen.name(1)),
            Math.min(seen.number("limit", 50), 50),
            seen.number("offset", 0))));
    on("GET", tasks + "/*", seen -> ok(task(seen.name(0), seen.name(1), seen.name(2), -1)));
    on(
        "GET",
        tasks + "/*/*",
        seen -> ok(task(seen.name(0), seen.name(1), seen.name(2), Integer.parseInt(seen.name(3)))));
    FakeAirflow.Handler change = seen ->
        unknownKey(seen.body(), Set.of("new_state", "note")).orElseGet(() -> ok(Json.object()));
    on("PATCH", tasks + "/*", change);
    on("PATCH", tasks + "/*/*", change);
    on("GET", tasks + "/*/logs/*", this::log);
    on(
        "POST",
        "/dags/*/clearTaskInstances",
        seen -> unknownKey(seen.body(), CLEAR_KEYS).orElseGet(() -> cleared(seen)));
    on(
        "POST",
        "/dags/*/dagRuns/*/clear",
        seen -> unknownKey(seen.body(), Set.of("dry_run", "only_failed"))
            .orElseGet(
                () -> seen.body().path("dry_run").asBoolean(true) ? cleared(seen) : oneRun(seen)));
  }

  /** Two pieces: mappings, then texts; and then an empty one that would go on for ever. */
  private Reply log(Seen seen) {
    ObjectNode piece = Json.object();
    ArrayNode content = piece.putArray("content");
    String at = seen.query("token").orElse("");
    if (at.isEmpty()) {
      content
          .addObject()
          .put("timestamp", "2026-01-07T00:00:00Z")
          .put("level", "info")
          .put("event", "first of " + seen.query("map_index").orElse("single"));
      content.addObject().put("event", "::group::end");
    } else if (at.equals("after 1")) {
      content.add("plain second");
    }
    return ok(piece.put(
        "continuation_token",
        at.isEmpty() ? "after 1" : at.equals("after 1") ? "after 2" : "after 3"));
  }

  private Reply cleared(Seen seen) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("task_instances");
    for (JsonNode task : seen.body().path("task_ids")) {
      boolean isPair = task.isArray()
          && task.size() == 2
          && task.get(0).isTextual()
          && task.get(1).isInt();
      if (!task.isTextual() && !isPair) {
        return badBody("task_ids", "Input should be a valid string or tuple");
      }
      list.addObject()
          .put("dag_id", seen.name(0))
          .put("dag_run_id", "r1")
          .put("task_id", isPair ? task.get(0).asText() : task.asText());
    }
    return ok(answer.put("total_entries", list.size()));
  }

  private void backfillRoutes() {
    Set<String> keys = Set.of(
        "dag_id",
        "from_date",
        "to_date",
        "run_backwards",
        "dag_run_conf",
        "reprocess_behavior",
        "max_active_runs");
    on(
        "POST",
        "/backfills/dry_run",
        seen -> unknownKey(seen.body(), keys).orElseGet(() -> {
          ObjectNode answer = Json.object();
          answer
              .putArray("backfills")
              .addObject()
              .set("logical_date", seen.body().path("from_date"));
          return ok(answer.put("total_entries", 1));
        }));
    on(
        "POST",
        "/backfills",
        seen -> unknownKey(seen.body(), keys).orElseGet(() -> {
          if (backfills.any(one -> one.path("completed_at").isNull())) {
            return refusal(
                409,
                "",
                "There is already a running backfill for dag "
                    + seen.body().path("dag_id").asText());
          }
          ObjectNode backfill = seen.body().deepCopy();
          backfill.put("id", 7).put("is_paused", false).putNull("completed_at");
          backfills.put("7", backfill);
          return ok(backfill);
        }));
    on(
        "GET",
        "/backfills",
        seen -> ok(FakeRows.page("backfills", backfills.all(), 50, seen.number("offset", 0))));
    on("PUT", "/backfills/*/*", seen -> {
      ObjectNode backfill = backfills.row(seen.name(0));
      switch (seen.name(1)) {
        case "pause" -> backfill.put("is_paused", true);
        case "unpause" -> backfill.put("is_paused", false);
        default -> backfill.put("completed_at", "2026-02-01T00:00:00Z");
      }
      return ok(backfill);
    });
  }

  private void things(String list, String key, FakeRows rows, Set<String> known) {
    on(
        "GET",
        "/" + list,
        seen -> ok(FakeRows.page(
            list, rows.all(), Math.min(seen.number("limit", 50), 50), seen.number("offset", 0))));
    on(
        "GET",
        "/" + list + "/*",
        seen -> rows.has(seen.name(0))
            ? ok(rows.row(seen.name(0)))
            : refusal(404, "", "Not found: " + seen.name(0)));
    on("PATCH", "/" + list, seen -> bulk(seen, key, rows, known));
  }

  private Reply bulk(Seen seen, String key, FakeRows rows, Set<String> known) {
    ObjectNode answer = Json.object();
    ObjectNode created = answer.putObject("create");
    ArrayNode success = created.putArray("success");
    ArrayNode errors = created.putArray("errors");
    JsonNode action = seen.body().path("actions").path(0);
    for (JsonNode entity : action.path("entities")) {
      Optional<Reply> unknown = unknownKey(entity, known);
      if (unknown.isPresent()) {
        return unknown.get();
      }
      String name = entity.path(key).asText();
      if (name.startsWith("broken")) {
        errors
            .addObject()
            .put("error", "The value " + entity.path("password").asText() + " is no good")
            .put("status_code", 400);
      } else if (rows.has(name)
          && !action.path("action_on_existence").asText().equals("overwrite")) {
        errors.addObject().put("error", name + " already exists").put("status_code", 409);
      } else {
        ObjectNode row = entity.deepCopy();
        row.remove("password");
        rows.put(name, row);
        success.add(name);
      }
    }
    return ok(answer);
  }

  /** The pattern is SQL's: an underscore stands for any letter. */
  private Reply assets(Seen seen) {
    String pattern = seen.query("uri_pattern").orElse("%").replace("_", ".");
    List<ObjectNode> all = List.of(
        Json.object().put("id", 11).put("uri", "tributary://gold/customerX360"),
        Json.object().put("id", 12).put("uri", "tributary://gold/customer_360"));
    return ok(FakeRows.page(
        "assets",
        all.stream()
            .filter(one -> one.path("uri").asText().matches(".*" + pattern + ".*"))
            .toList(),
        50,
        seen.number("offset", 0)));
  }

  @Override
  boolean isLetIn(Seen seen) {
    return seen.authorization().equals(Optional.of("Bearer " + token))
        || seen.authorization().equals(Optional.of("Bearer given-token-canary"));
  }

  @Override
  Reply badBody(String key, String why) {
    ObjectNode body = Json.object();
    ObjectNode problem = body.putArray("detail").addObject();
    problem.putArray("loc").add("body").add(key);
    problem.put("msg", why).put("type", "missing").put("input", "the whole body, " + PASSWORD);
    return Reply.json(422, body);
  }

  @Override
  Reply refusal(int status, String title, String detail) {
    return Reply.json(status, Json.object().put("detail", detail));
  }
}
