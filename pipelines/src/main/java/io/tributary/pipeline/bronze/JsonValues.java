package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.schema.contract.ColumnSpec.RawType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes one JSON object apart into raw values by place, in one go over its tokens. */
final class JsonValues {

  private final Map<String, String> unknown = new LinkedHashMap<>();
  private final Set<String> aliases = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();
  private List<Object> values = List.of();

  private JsonValues() {}

  /**
   * Reads an object.
   *
   * @throws JsonProcessingException when the text is no JSON object, or goes on after it
   */
  static JsonValues of(String text, JsonShape shape) throws IOException {
    JsonValues found = new JsonValues();
    try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NoObject(parser, "The record is no JSON object.");
      }
      found.values = shape.empty();
      found.object(parser, shape, "", found.values, true);
      if (parser.nextToken() != null) {
        throw new NoObject(parser, "There is more on the line after the JSON object.");
      }
    }
    return found;
  }

  /** The elements of an array that came as text; the text itself where it is no array. */
  static Object array(String text, Physical column) {
    if (!isStructure(text)) {
      // SQL null: the row has no value here.
      return text.isBlank() ? null : text;
    }
    try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
      parser.nextToken();
      return new JsonValues().elements(parser, JsonShape.of(column), column.name());
    } catch (IOException broken) {
      return text;
    }
  }

  List<Object> values() {
    return values;
  }

  /** Values of names the contract does not know. */
  Map<String, String> unknown() {
    return unknown;
  }

  /** Aliases under which columns came. */
  Set<String> aliases() {
    return aliases;
  }

  /** Places of the columns whose names were there, null or not. */
  Set<Integer> seen() {
    return seen;
  }

  private void object(
      JsonParser parser, JsonShape shape, String prefix, List<Object> target, boolean isTop)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.getCurrentName();
      JsonShape child = shape.child(name);
      JsonToken token = parser.nextToken();
      if (child == null) {
        keepUnknown(parser, token, prefix + name);
      } else {
        field(parser, child, prefix + name, target, isTop);
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new NoObject(parser, "The JSON object ends too early.");
    }
  }

  private void field(
      JsonParser parser, JsonShape shape, String name, List<Object> target, boolean isTop)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (isTop && shape.place() >= 0) {
      seen.add(shape.place());
    }
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (shape.place() < 0) {
      inner(parser, shape, name, target, isTop);
    } else if (target.get(shape.place()) != null) {
      keepUnknown(parser, token, name);
    } else {
      target.set(shape.place(), value(parser, shape, name));
      if (!shape.alias().isEmpty()) {
        aliases.add(shape.alias());
      }
      if (shape.hasChildren() && target.get(shape.place()) instanceof String text) {
        embedded(text, shape, name, target, isTop);
      }
    }
  }

  private void inner(
      JsonParser parser, JsonShape shape, String name, List<Object> target, boolean isTop)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, shape, name + ".", target, isTop);
      return;
    }
    String text = JsonText.of(parser);
    if (!embedded(text, shape, name, target, isTop)) {
      unknown.put(name, text);
    }
  }

  /** Some systems put an object as text into a string: whether it could be taken apart. */
  private boolean embedded(
      String text, JsonShape shape, String name, List<Object> target, boolean isTop) {
    if (!text.startsWith("{")) {
      return false;
    }
    try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
      parser.nextToken();
      object(parser, shape, name + ".", target, isTop);
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  private Object value(JsonParser parser, JsonShape shape, String name) throws IOException {
    if (shape.type() == RawType.ARRAY) {
      return elements(parser, shape, name);
    }
    String text = JsonText.of(parser);
    boolean isQuoted = shape.type() == RawType.JSON
        && parser.currentToken() == JsonToken.VALUE_STRING
        && !isStructure(text);
    return isQuoted ? JsonText.string(text) : text;
  }

  private Object elements(JsonParser parser, JsonShape shape, String name) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return new ArrayList<>(List.of(element(parser, shape, name + "[0]")));
    }
    if (token != JsonToken.START_ARRAY) {
      return embeddedElements(parser.getText(), shape, name);
    }
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String at = name + "[" + elements.size() + "]";
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        elements.add(element(parser, shape, at));
      } else if (parser.currentToken() == null) {
        throw new NoObject(parser, "The JSON array ends too early.");
      } else {
        keepUnknown(parser, parser.currentToken(), at);
      }
    }
    return elements;
  }

  private Object embeddedElements(String text, JsonShape shape, String name) {
    if (!isStructure(text)) {
      // SQL null: the row has no value here.
      return text.isBlank() ? null : text;
    }
    try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
      parser.nextToken();
      return elements(parser, shape, name);
    } catch (IOException broken) {
      return text;
    }
  }

  private List<Object> element(JsonParser parser, JsonShape shape, String name) throws IOException {
    List<Object> fields = shape.elements().empty();
    object(parser, shape.elements(), name + ".", fields, false);
    return fields;
  }

  private void keepUnknown(JsonParser parser, JsonToken token, String name) throws IOException {
    if (token != JsonToken.VALUE_NULL) {
      unknown.put(name, JsonText.of(parser));
    }
  }

  private static boolean isStructure(String text) {
    String start = text.stripLeading();
    return start.startsWith("[") || start.startsWith("{");
  }

  /** The text is JSON, but not one object. The message holds none of it. */
  private static final class NoObject extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NoObject(JsonParser parser, String message) {
      super(message, parser.getCurrentLocation());
    }
  }
}
