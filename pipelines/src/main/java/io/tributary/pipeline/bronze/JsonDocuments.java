package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records in arrays, in documents that hold an array at a path, or in objects over many lines. One
 * record at a time is in memory.
 */
final class JsonDocuments implements JsonUnits {

  private static final String CUT = "The JSON is broken from here to the end of the file, so how"
      + " many records follow cannot be known. Have the file sent again.";

  private final JsonParser parser;
  private final List<String> root;
  private boolean isInArray;
  private boolean isBroken;
  private Optional<Unit> ahead;

  /**
   * Reads from the first token.
   *
   * @param root names that lead from a document to its records; empty for none
   */
  JsonDocuments(Reader text, List<String> root) {
    try {
      this.parser = JsonText.FACTORY.createParser(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    this.root = root;
    this.ahead = read();
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public Unit next() {
    Unit unit = ahead.orElseThrow(NoSuchElementException::new);
    ahead = read();
    return unit;
  }

  private Optional<Unit> read() {
    if (isBroken) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try {
      return toNext(text);
    } catch (JsonProcessingException broken) {
      isBroken = true;
      return Optional.of(new Unit(text.toString(), CUT));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Optional<Unit> toNext(StringWriter text) throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (isInArray && token == JsonToken.END_ARRAY) {
        isInArray = false;
        closeDocument();
      } else if (isInArray) {
        return Optional.of(unit(text));
      } else if (token == null) {
        return Optional.empty();
      } else if (token == JsonToken.START_ARRAY) {
        isInArray = true;
      } else if (token == JsonToken.START_OBJECT && !root.isEmpty()) {
        if (!enterRoot()) {
          closeDocument();
          return Optional.of(new Unit(
              "{}", "The document has no array of records at " + String.join(".", root) + "."));
        }
      } else {
        return Optional.of(unit(text));
      }
    }
  }

  private Unit unit(StringWriter text) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      JsonText.copy(parser, text);
      return new Unit(text.toString(), "");
    }
    return new Unit(JsonText.of(parser), "The record is no JSON object.");
  }

  private boolean enterRoot() throws IOException {
    for (String name : root) {
      if (parser.currentToken() != JsonToken.START_OBJECT || !toField(name)) {
        return false;
      }
    }
    isInArray = parser.currentToken() == JsonToken.START_ARRAY;
    return isInArray;
  }

  private boolean toField(String name) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isWanted = parser.getCurrentName().equals(name);
      parser.nextToken();
      if (isWanted) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private void closeDocument() throws IOException {
    while (!parser.getParsingContext().inRoot()) {
      if (parser.nextToken() == null) {
        return;
      }
    }
  }
}
