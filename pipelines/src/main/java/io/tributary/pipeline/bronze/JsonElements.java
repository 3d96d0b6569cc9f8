package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A record for every element of an array in a document: the document's other values, and the
 * element in the place of the array. A document without elements is one record without the array.
 */
final class JsonElements implements JsonUnits {

  private final JsonUnits documents;
  private final String array;
  private final Queue<Unit> ahead = new ArrayDeque<>();

  JsonElements(JsonUnits documents, String array) {
    this.documents = documents;
    this.array = array;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || documents.hasNext();
  }

  @Override
  public Unit next() {
    if (ahead.isEmpty()) {
      Unit document = documents.next();
      ahead.addAll(document.fault().isEmpty() ? elements(document) : List.of(document));
    }
    return ahead.remove();
  }

  private List<Unit> elements(Unit document) {
    StringBuilder others = new StringBuilder("{");
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = JsonText.FACTORY.createParser(document.text())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return List.of(document);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        parser.nextToken();
        if (name.equals(array) && parser.currentToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(text(parser));
          }
        } else {
          others.append(JsonText.string(name)).append(':').append(text(parser)).append(',');
        }
      }
    } catch (JsonProcessingException broken) {
      // Whoever reads the document says so.
      return List.of(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return records(others, elements);
  }

  private List<Unit> records(StringBuilder others, List<String> elements) {
    if (elements.isEmpty()) {
      if (others.charAt(others.length() - 1) == ',') {
        others.setLength(others.length() - 1);
      }
      return List.of(new Unit(others + "}", ""));
    }
    String front = others + JsonText.string(array) + ":";
    return elements.stream().map(element -> new Unit(front + element + "}", "")).toList();
  }

  private static String text(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    JsonText.copy(parser, text);
    return text.toString();
  }
}
