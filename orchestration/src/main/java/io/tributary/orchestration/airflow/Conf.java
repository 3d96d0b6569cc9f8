package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is started with: a JSON object. Two are equal whatever the order of their keys.
 *
 * @param json the object; copied in and out
 */
public record Conf(ObjectNode json) {

  /** A conf without keys. */
  public static final Conf EMPTY = new Conf(new ObjectMapper().createObjectNode());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper SORTED =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  public Conf {
    json = json.deepCopy();
  }

  /** A conf of texts. */
  public static Conf of(Map<String, String> values) {
    ObjectNode node = JSON.createObjectNode();
    new TreeMap<>(values).forEach(node::put);
    return new Conf(node);
  }

  /**
   * The conf in a JSON text.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static Conf parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return new Conf(object);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The conf is no JSON: " + e.getOriginalMessage()
              + " Write one like {\"lane\": \"nightly\"}.",
          e);
    }
    throw new IllegalArgumentException(
        "The conf is no JSON object. Write one like {\"lane\": \"nightly\"}.");
  }

  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The same text for equal confs. */
  String canonical() {
    try {
      return SORTED.writeValueAsString(SORTED.treeToValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The conf cannot be written.", e);
    }
  }

  /** The object on one line. */
  @Override
  public String toString() {
    return json.toString();
  }
}
