package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a pretended server keeps: things by name, in the order they came. */
final class FakeRows {

  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();

  synchronized boolean has(String name) {
    return rows.containsKey(name);
  }

  synchronized ObjectNode row(String name) {
    return rows.get(name);
  }

  synchronized void put(String name, ObjectNode row) {
    rows.put(name, row);
  }

  synchronized List<ObjectNode> all() {
    return new ArrayList<>(rows.values());
  }

  synchronized boolean any(Predicate<ObjectNode> wanted) {
    return rows.values().stream().anyMatch(wanted);
  }

  /** A page of rows, as lists are answered. */
  static ObjectNode page(String key, List<? extends JsonNode> rows, int limit, int offset) {
    ObjectNode page = Json.object();
    ArrayNode list = page.putArray(key);
    rows.stream().skip(offset).limit(limit).forEach(list::add);
    return page.put("total_entries", rows.size());
  }
}
