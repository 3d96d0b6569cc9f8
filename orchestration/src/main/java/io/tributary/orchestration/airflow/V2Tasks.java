package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Task instances on a 3.x server. */
final class V2Tasks extends DialectTasks {

  private static final int PAGE = 50;

  /**
   * A piece of a log.
   *
   * @param lines in order
   * @param next where the next piece begins
   */
  private record Piece(List<String> lines, Optional<String> next) {

    static Piece of(JsonNode node) {
      return new Piece(
          Api.list(node, "content", V2Tasks::line), Json.text(node, "continuation_token"));
    }
  }

  V2Tasks(Api api) {
    super(api, PAGE);
  }

  @Override
  void put(ArrayNode tasks, TaskKey task) {
    if (task.mapIndex().isPresent()) {
      tasks.addArray().add(task.taskId()).add(task.mapIndex().getAsInt());
    } else {
      tasks.add(task.taskId());
    }
  }

  @Override
  ObjectNode runBody(ClearRequest.Mode mode) {
    return Json.object()
        .put("dry_run", mode == ClearRequest.Mode.DRY_RUN)
        .put("only_failed", false);
  }

  /** In pieces: a log that is still written always has a next one, so an empty piece is the end. */
  @Override
  public List<String> log(TaskKey task, int attempt) {
    Call first = Call.get("read the log of " + called(task), taskPath(task) + "/logs/" + attempt);
    if (task.mapIndex().isPresent()) {
      first = first.with("map_index", task.mapIndex().getAsInt());
    }
    List<String> lines = new ArrayList<>();
    Optional<String> token = Optional.empty();
    while (true) {
      Call call = token.isPresent() ? first.with("token", token.get()) : first;
      Piece piece = api.read(call, Piece::of);
      lines.addAll(piece.lines());
      if (piece.lines().isEmpty() || piece.next().isEmpty() || piece.next().equals(token)) {
        return lines;
      }
      token = piece.next();
    }
  }

  /** A line, or a mapping with its time, level and text. */
  private static String line(JsonNode entry) {
    if (entry.isTextual()) {
      return entry.textValue();
    }
    StringBuilder line = new StringBuilder();
    Json.text(entry, "timestamp").ifPresent(at -> line.append('[').append(at).append("] "));
    Json.text(entry, "level")
        .ifPresent(level -> line.append(level.toUpperCase(Locale.ROOT)).append(" - "));
    return line.append(Json.text(entry, "event").orElse("")).toString();
  }

  @Override
  public void verdict(TaskKey task, TaskVerdict verdict) {
    patch(
        "set " + called(task) + " to " + verdict.word(),
        task,
        Json.object().put("new_state", verdict.word()));
  }

  @Override
  public void note(TaskKey task, String note) {
    Notes.check(note);
    patch("note something on " + called(task), task, Json.object().put("note", note));
  }

  private void patch(String what, TaskKey task, ObjectNode body) {
    api.http().ask(Call.send("PATCH", what, instancePath(task), body));
  }
}
