package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what both dialects write. */
final class Read {

  private Read() {}

  static DagRun run(JsonNode node) {
    Optional<Instant> from = Json.instant(node, "data_interval_start");
    Optional<Instant> to = Json.instant(node, "data_interval_end");
    return new DagRun(
        required(node, "dag_id"),
        required(node, "dag_run_id"),
        RunState.of(required(node, "state")),
        node.path("conf") instanceof ObjectNode conf ? new Conf(conf) : Conf.EMPTY,
        Json.instant(node, "logical_date"),
        from.flatMap(
            start -> to.filter(end -> !end.isBefore(start)).map(end -> new Interval(start, end))),
        Json.instant(node, "start_date"),
        Json.instant(node, "end_date"),
        Json.text(node, "note"));
  }

  static TaskInstance task(JsonNode node) {
    int index = node.path("map_index").asInt(-1);
    return new TaskInstance(
        new TaskKey(
            required(node, "dag_id"),
            required(node, "dag_run_id"),
            required(node, "task_id"),
            index < 0 ? OptionalInt.empty() : OptionalInt.of(index)),
        Json.text(node, "state"),
        node.path("try_number").asInt(0),
        Json.text(node, "operator"),
        Json.text(node, "pool"),
        Json.instant(node, "start_date"),
        Json.instant(node, "end_date"));
  }

  static ClearedTask cleared(JsonNode node) {
    return new ClearedTask(required(node, "dag_run_id"), required(node, "task_id"));
  }

  static Backfill backfill(JsonNode node) {
    Optional<Instant> completedAt = Json.instant(node, "completed_at");
    boolean isPaused = node.path("is_paused").asBoolean(false);
    return new Backfill(
        number(node, "id"),
        required(node, "dag_id"),
        date(node, "from_date"),
        date(node, "to_date"),
        completedAt.isPresent()
            ? Backfill.Activity.ENDED
            : isPaused ? Backfill.Activity.PAUSED : Backfill.Activity.ACTIVE,
        completedAt);
  }

  static Variable variable(JsonNode node) {
    JsonNode value = node.path("value");
    return new Variable(
        required(node, "key"),
        value.isTextual() ? value.textValue() : value.toString(),
        Json.text(node, "description"));
  }

  static Connection connection(JsonNode node) {
    return new Connection(
        required(node, "connection_id"),
        required(node, "conn_type"),
        Json.text(node, "host"),
        node.path("port").canConvertToInt()
            ? OptionalInt.of(node.path("port").intValue())
            : OptionalInt.empty(),
        Json.text(node, "schema"),
        Json.text(node, "login"),
        Optional.empty(),
        Json.text(node, "extra"),
        Json.text(node, "description"));
  }

  static Pool pool(JsonNode node) {
    return new Pool(
        required(node, "name"), (int) number(node, "slots"), Json.text(node, "description"));
  }

  static Health health(JsonNode node) {
    List<Health.Part> parts = new ArrayList<>();
    node.fields().forEachRemaining(field -> {
      JsonNode part = field.getValue();
      if (part.isObject()) {
        parts.add(new Health.Part(
            field.getKey(),
            Json.text(part, "status"),
            Json.instant(part, "latest_" + field.getKey() + "_heartbeat")));
      }
    });
    if (parts.isEmpty()) {
      throw new Malformed("its answer names no part of a server");
    }
    return new Health(parts);
  }

  static Instant date(JsonNode node, String key) {
    return Json.instant(node, key)
        .orElseThrow(() -> new Malformed("its answer lacks the time " + key));
  }

  static long number(JsonNode node, String key) {
    if (!node.path(key).canConvertToLong()) {
      throw new Malformed("its answer lacks the number " + key);
    }
    return node.path(key).longValue();
  }

  static String required(JsonNode node, String key) {
    return Json.text(node, key).orElseThrow(() -> new Malformed("its answer lacks " + key));
  }
}
