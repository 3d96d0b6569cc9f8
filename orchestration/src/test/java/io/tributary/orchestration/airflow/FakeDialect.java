package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.orchestration.airflow.FakeAirflow.Reply;
import io.tributary.orchestration.airflow.FakeAirflow.Seen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What both dialects of a pretended server do; each refuses what the real one refuses. */
abstract class FakeDialect {

  static final String PASSWORD = "s3cret-canary-password";
  static final String USER = "ops";
  static final List<String> DAGS = List.of("nightly", "hourly", "mapped dag/with slash");

  final FakeAirflow server;
  final FakeRows runs = new FakeRows();
  final FakeRows variables = new FakeRows();
  final FakeRows connections = new FakeRows();
  final FakeRows pools = new FakeRows();
  final Set<String> paused = new TreeSet<>(DAGS);

  FakeDialect(FakeAirflow server) {
    this.server = server;
    pools.put("default_pool", Json.object().put("name", "default_pool").put("slots", 128));
  }

  abstract String prefix();

  abstract Reply refusal(int status, String title, String detail);

  abstract Reply badBody(String key, String why);

  abstract boolean isLetIn(Seen seen);

  /** Routes behind the door. */
  void on(String method, String path, FakeAirflow.Handler handler) {
    server.on(
        method,
        prefix() + path,
        seen ->
            isLetIn(seen) ? handler.reply(seen) : refusal(401, "Unauthorized", "Invalid token"));
  }

  static Reply ok(JsonNode body) {
    return Reply.json(200, body);
  }

  /** Refuses keys that are not known: both dialects do. */
  Optional<Reply> unknownKey(JsonNode body, Set<String> known) {
    for (var names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        return Optional.of(badBody(name, "Unknown field."));
      }
    }
    return Optional.empty();
  }

  /** Refuses a time without an offset. */
  Optional<Reply> naive(JsonNode body, String... keys) {
    for (String key : keys) {
      String text = body.path(key).asText("");
      if (!body.path(key).isNull() && !text.isEmpty() && !text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
        return Optional.of(badBody(key, "'" + text + "' is not a 'date-time'"));
      }
    }
    return Optional.empty();
  }

  ObjectNode run(String dag, String id, JsonNode body) {
    ObjectNode run = Json.object();
    run.put("dag_id", dag).put("dag_run_id", id).put("state", "queued");
    run.set("conf", body.path("conf").isObject() ? body.path("conf") : Json.object());
    run.set("logical_date", body.path("logical_date"));
    run.set("data_interval_start", body.path("data_interval_start"));
    run.set("data_interval_end", body.path("data_interval_end"));
    run.set("note", body.path("note"));
    run.putNull("start_date").putNull("end_date");
    return run;
  }

  static String key(String dag, String run) {
    return dag + "\n" + run;
  }

  /** Starts a run, or refuses one whose id or date is taken. */
  Reply start(Seen seen, ObjectNode run) {
    String dag = seen.name(0);
    String id = run.path("dag_run_id").asText();
    if (!DAGS.contains(dag)) {
      return refusal(404, "DAG not found", "DAG with dag_id: '" + dag + "' not found");
    }
    boolean isDated = run.path("logical_date").isTextual();
    if (runs.has(key(dag, id))
        || (isDated
            && runs.any(one -> one.path("dag_id").asText().equals(dag)
                && one.path("logical_date").equals(run.path("logical_date"))))) {
      return refusal(
          409,
          "Conflict",
          "DAGRun with DAG ID: '" + dag + "' and DAGRun ID: '" + id + "' already exists");
    }
    runs.put(key(dag, id), run);
    return ok(run);
  }

  Reply oneRun(Seen seen) {
    String key = key(seen.name(0), seen.name(1));
    return runs.has(key)
        ? ok(runs.row(key))
        : refusal(
            404,
            "DAGRun not found",
            "DAGRun with DAG ID: '" + seen.name(0) + "' and DagRun ID: '" + seen.name(1)
                + "' not found");
  }

  /** Runs of those DAGs and states, newest first. */
  List<ObjectNode> runs(List<String> dags, List<String> states) {
    List<ObjectNode> all = runs.all();
    java.util.Collections.reverse(all);
    return all.stream()
        .filter(run -> dags.isEmpty() || dags.contains(run.path("dag_id").asText()))
        .filter(run -> states.isEmpty() || states.contains(run.path("state").asText()))
        .toList();
  }

  static ObjectNode task(String dag, String run, String task, int index) {
    return Json.object()
        .put("dag_id", dag)
        .put("dag_run_id", run)
        .put("task_id", task)
        .put("map_index", index)
        .put("state", index == 1 ? "failed" : "success")
        .put("try_number", 2)
        .put("operator", "BashOperator")
        .put("pool", "default_pool")
        .put("start_date", "2026-01-07T00:00:10.5+00:00")
        .putNull("end_date");
  }

  /** A task that is not mapped and one with 120 instances. */
  static List<ObjectNode> tasks(String dag, String run) {
    List<ObjectNode> tasks = new java.util.ArrayList<>(List.of(task(dag, run, "single", -1)));
    for (int i = 0; i < 120; i++) {
      tasks.add(task(dag, run, "mapped", i));
    }
    return tasks;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new java.util.ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
