package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Task instances on a 2.x server. */
final class V1Tasks extends DialectTasks {

  private static final int PAGE = 100;

  V1Tasks(Api api) {
    super(api, PAGE);
  }

  @Override
  void put(ArrayNode tasks, TaskKey task) {
    if (task.mapIndex().isPresent()) {
      throw api.unsupported(
          "clear instance " + task.mapIndex().getAsInt() + " of " + called(task),
          "2.x clears all instances of a mapped task. Name the task without an index.");
    }
    tasks.add(task.taskId());
  }

  @Override
  ObjectNode runBody(ClearRequest.Mode mode) {
    return Json.object().put("dry_run", mode == ClearRequest.Mode.DRY_RUN);
  }

  /** As text: in JSON the content is a list in Python's notation, in one string. */
  @Override
  public List<String> log(TaskKey task, int attempt) {
    Call call = Call.get("read the log of " + called(task), taskPath(task) + "/logs/" + attempt)
        .accepting("text/plain")
        .with("full_content", true);
    if (task.mapIndex().isPresent()) {
      call = call.with("map_index", task.mapIndex().getAsInt());
    }
    Answer answer = api.http().ask(call);
    if (!answer.type().equals("text/plain")) {
      throw api.http()
          .failures(call)
          .unreadable("it answered with '" + answer.type() + "' where text is expected");
    }
    return answer.text().lines().toList();
  }

  @Override
  public void verdict(TaskKey task, TaskVerdict verdict) {
    api.http()
        .ask(Call.send(
            "PATCH",
            "set " + called(task) + " to " + verdict.word(),
            instancePath(task),
            Json.object().put("dry_run", false).put("new_state", verdict.word())));
  }

  @Override
  public void note(TaskKey task, String note) {
    Notes.check(note);
    api.http()
        .ask(Call.send(
            "PATCH",
            "note something on " + called(task),
            instancePath(task) + "/setNote",
            Json.object().put("note", note)));
  }
}
