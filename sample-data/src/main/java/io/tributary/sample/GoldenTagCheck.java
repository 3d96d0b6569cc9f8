package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.table.TagCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Holds the golden tags of a demo's lake against the persons who must have them. The truth judges
 * those whose identifiers all connect; the lake must know each of them as one person, and give them
 * the tags the truth names with the same values, and no other golden tag.
 */
final class GoldenTagCheck {

  private final OpenWorkspace open;
  private final Truth truth;
  private final OneIdCheck oneIds;

  GoldenTagCheck(OpenWorkspace open, Truth truth, OneIdCheck oneIds) {
    this.open = open;
    this.truth = truth;
    this.oneIds = oneIds;
  }

  /** How many persons the truth says have each golden tag, by its Chinese name. */
  Map<String, Long> expected() {
    Map<String, Long> expected = new TreeMap<>();
    for (JsonNode line : truth.lines("tags.jsonl")) {
      if (line.path("expect").asText().equals("tag")) {
        expected.putIfAbsent(line.path("column").asText(), 0L);
      } else if (line.path("kind").asText().equals("tag")) {
        expected.merge(line.path("column").asText(), 1L, Long::sum);
      }
    }
    return expected;
  }

  /** What differs: by tag, how many persons lack it, have it wrongly or with another value. */
  Map<String, String> differences() {
    Map<String, String> judged = new HashMap<>();
    Map<String, Map<String, String>> expected = new TreeMap<>();
    long unknown = 0;
    expected().keySet().forEach(tag -> expected.put(tag, new HashMap<>()));
    for (JsonNode line : truth.lines("tags.jsonl")) {
      if (line.path("expect").asText().equals("tag")) {
        continue;
      }
      Optional<String> oneId = oneIds.oneId(line.path("detail").asText());
      unknown += oneId.isEmpty() ? 1 : 0;
      if (oneId.isPresent() && line.path("kind").asText().equals("golden")) {
        judged.put(oneId.get(), line.path("person").asText());
      } else if (oneId.isPresent()) {
        expected
            .get(line.path("column").asText())
            .put(oneId.get(), line.path("value").asText());
      }
    }
    Map<String, String> differences = new TreeMap<>();
    if (unknown > 0) {
      differences.put("golden tags", unknown + " lines are about persons without a OneID");
    }
    Map<String, Map<String, String>> found = found(judged);
    expected.forEach(
        (tag, persons) -> compare(tag, persons, found.getOrDefault(tag, Map.of()), differences));
    return differences;
  }

  /** The judged persons' tags: Chinese name, OneID, value. */
  private Map<String, Map<String, String>> found(Map<String, String> judged) {
    Map<String, Map<String, String>> found = new HashMap<>();
    for (Row row : open.lake()
        .read(PersonTags.TABLE)
        .join(open.lake().read(TagCatalog.TABLE), "tag_code")
        .select("name_zh", "one_id", "value")
        .collectAsList()) {
      if (judged.containsKey(row.getString(1))) {
        found
            .computeIfAbsent(row.getString(0), tag -> new HashMap<>())
            .put(row.getString(1), row.getString(2));
      }
    }
    return found;
  }

  private static void compare(
      String tag,
      Map<String, String> expected,
      Map<String, String> found,
      Map<String, String> differences) {
    long missing =
        expected.keySet().stream().filter(person -> !found.containsKey(person)).count();
    long unexpected =
        found.keySet().stream().filter(person -> !expected.containsKey(person)).count();
    long other = expected.keySet().stream()
        .filter(found::containsKey)
        .filter(person -> !found.get(person).equals(expected.get(person)))
        .count();
    if (missing + unexpected + other > 0) {
      differences.put(
          "tag " + tag,
          missing + " persons lack it, " + unexpected + " have it wrongly, " + other
              + " with another value, of " + expected.size());
    }
  }
}
