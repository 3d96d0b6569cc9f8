package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Text of JSON values; numbers keep their digits as written. */
final class JsonText {

  /** Takes what systems really write: NaN, and line breaks and tabs inside of strings. */
  static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
      .build();

  private JsonText() {}

  /** The value the parser stands at: text of a string or number, JSON of an object or array. */
  static String of(JsonParser parser) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      return parser.getText();
    }
    StringWriter text = new StringWriter();
    copy(parser, text);
    return text.toString();
  }

  /** Writes the structure the parser stands at, as far as it can be read. */
  static void copy(JsonParser parser, StringWriter target) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(target);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    int depth = 0;
    try (generator) {
      JsonToken token = parser.currentToken();
      while (token != null) {
        if (target.getBuffer().length() > JsonLines.LONGEST) {
          throw new JsonParseException(parser, "The record is too long.");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        write(parser, token, generator);
        if (depth == 0) {
          return;
        }
        token = parser.nextToken();
      }
    }
  }

  private static void write(JsonParser parser, JsonToken token, JsonGenerator generator)
      throws IOException {
    switch (token) {
      case START_OBJECT -> generator.writeStartObject();
      case END_OBJECT -> generator.writeEndObject();
      case START_ARRAY -> generator.writeStartArray();
      case END_ARRAY -> generator.writeEndArray();
      case FIELD_NAME -> generator.writeFieldName(parser.getCurrentName());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
      case VALUE_TRUE -> generator.writeBoolean(true);
      case VALUE_FALSE -> generator.writeBoolean(false);
      case VALUE_NULL -> generator.writeNull();
      default -> generator.writeString(parser.getText());
    }
  }

  /** A JSON object of texts. */
  static String object(Map<String, String> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, String> entry : values.entrySet()) {
        generator.writeFieldName(entry.getKey());
        if (entry.getValue() == null) {
          generator.writeNull();
        } else {
          generator.writeString(entry.getValue());
        }
      }
      generator.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A JSON string. */
  static String string(String value) {
    String object = object(Map.of("v", value));
    return object.substring("{\"v\":".length(), object.length() - 1);
  }
}
