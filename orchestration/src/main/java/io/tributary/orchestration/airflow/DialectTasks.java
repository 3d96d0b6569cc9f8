package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What both dialects do with task instances. */
abstract class DialectTasks implements Tasks {

  final Api api;
  private final int page;

  /** @param page how many are asked for at once */
  DialectTasks(Api api, int page) {
    this.api = api;
    this.page = page;
  }

  /** Puts a task of a clear request into its list. */
  abstract void put(ArrayNode tasks, TaskKey task);

  /** What clears a whole run. */
  abstract ObjectNode runBody(ClearRequest.Mode mode);

  @Override
  public Stream<TaskInstance> list(String dagId, String runId) {
    return api
        .pages(
            offset -> Call.get(
                    "list tasks of run " + runId + " of DAG " + dagId,
                    api.path("dags", dagId, "dagRuns", runId, "taskInstances"))
                .with("limit", page)
                .with("offset", offset),
            "task_instances",
            Read::task)
        .stream();
  }

  @Override
  public TaskInstance find(TaskKey task) {
    return api.read(Call.get("find " + called(task), instancePath(task)), Read::task);
  }

  @Override
  public List<ClearedTask> clear(ClearRequest request) {
    ObjectNode body = Json.object();
    body.put("dry_run", request.mode() == ClearRequest.Mode.DRY_RUN);
    body.put("dag_run_id", request.runId());
    body.put("only_failed", request.states() == ClearRequest.States.FAILED);
    body.put("include_upstream", request.along().contains(ClearRequest.Along.UPSTREAM));
    body.put("include_downstream", request.along().contains(ClearRequest.Along.DOWNSTREAM));
    body.put("reset_dag_runs", true);
    if (!request.tasks().isEmpty()) {
      ArrayNode tasks = body.putArray("task_ids");
      request.tasks().forEach(task -> put(tasks, task));
    }
    Call call = Call.send(
        "POST",
        "clear tasks of run " + request.runId() + " of DAG " + request.dagId(),
        api.path("dags", request.dagId(), "clearTaskInstances"),
        body);
    return api.read(
        guarded(call, request.mode()), node -> Api.list(node, "task_instances", Read::cleared));
  }

  @Override
  public List<ClearedTask> clearRun(String dagId, String runId, ClearRequest.Mode mode) {
    Call call = Call.send(
        "POST",
        "clear run " + runId + " of DAG " + dagId,
        api.path("dags", dagId, "dagRuns", runId, "clear"),
        runBody(mode));
    return api.read(
        guarded(call, mode),
        node -> node.has("task_instances")
            ? Api.list(node, "task_instances", Read::cleared)
            : List.of());
  }

  private static Call guarded(Call call, ClearRequest.Mode mode) {
    return mode == ClearRequest.Mode.DRY_RUN ? call : call.harmful();
  }

  static String called(TaskKey task) {
    return "task " + task.taskId() + " of run " + task.runId() + " of DAG " + task.dagId();
  }

  final String taskPath(TaskKey task) {
    return api.path("dags", task.dagId(), "dagRuns", task.runId(), "taskInstances", task.taskId());
  }

  final String instancePath(TaskKey task) {
    return taskPath(task) + (task.mapIndex().isPresent() ? "/" + task.mapIndex().getAsInt() : "");
  }
}
