package io.tributary.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the accepted records of a file, or of all files of a day, amount to. An algebraic state:
 * that of an hour's files is added to that of the hours before without reading them again.
 *
 * @param records accepted records
 * @param columns states by column
 */
public record RecordProfile(long records, Map<String, ColumnState> columns) {

  /** Of no records. */
  public static final RecordProfile NONE = new RecordProfile(0, Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public RecordProfile {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }

  /** Both together. */
  public RecordProfile plus(RecordProfile other) {
    TreeMap<String, ColumnState> both = new TreeMap<>(columns);
    other.columns.forEach((column, state) -> both.merge(column, state, ColumnState::plus));
    return new RecordProfile(records + other.records, both);
  }

  /** As ops.files keeps it: {@code {"n":2,"c":{"cost":{"n":2,"s":"3.50"}}}}. */
  public String text() {
    ObjectNode root = JSON.createObjectNode().put("n", records);
    ObjectNode all = root.putObject("c");
    columns.forEach((column, state) -> {
      ObjectNode one = all.putObject(column).put("n", state.filled());
      state.sum().ifPresent(sum -> one.put("s", Finding.plain(sum)));
      if (!state.words().isEmpty()) {
        ObjectNode words = one.putObject("w");
        state.words().forEach(words::put);
      }
    });
    return root.toString();
  }

  /** What {@link #text()} wrote. */
  public static RecordProfile parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      Map<String, ColumnState> columns = new TreeMap<>();
      root.path("c")
          .fields()
          .forEachRemaining(one -> columns.put(one.getKey(), state(one.getValue())));
      return new RecordProfile(root.path("n").asLong(), columns);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no profile of records: " + text, e);
    }
  }

  private static ColumnState state(JsonNode node) {
    Map<String, Long> words = new TreeMap<>();
    node.path("w")
        .fields()
        .forEachRemaining(one -> words.put(one.getKey(), one.getValue().asLong()));
    return new ColumnState(
        node.path("n").asLong(),
        node.has("s") ? Optional.of(new BigDecimal(node.path("s").asText())) : Optional.empty(),
        words);
  }
}
