package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.tributary.schema.contract.Source.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file nobody has written a contract for yet: what it seems to be, and its records by dotted
 * name.
 *
 * @param format told by the first bytes; text that is no JSON is CSV
 * @param charset UTF-8 where its bytes are, else GB18030
 * @param delimiter of a CSV file
 * @param root dotted name of the array that holds the records of a JSON document, where one does
 * @param records texts by dotted name; a list of such records for an array of objects, any other
 *     array and an empty object as the JSON they are
 */
record SampleFile(
    Format format,
    String charset,
    char delimiter,
    Optional<String> root,
    List<Map<String, Object>> records) {

  private static final int MOST_RECORDS = 100_000;
  private static final ObjectMapper JSON = new ObjectMapper(JsonText.FACTORY);
  private static final Map<String, Format> BINARY = Map.of(
      "PAR1", Format.PARQUET,
      "Obj\1", Format.AVRO,
      "ORC", Format.ORC,
      "PK\3\4", Format.XLSX);
  private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');

  /**
   * Reads the beginning of a file.
   *
   * @throws UnreadableFile when its bytes are neither text nor of a format we read
   */
  static SampleFile of(String path, Opener opener) {
    Optional<Format> binary = binary(path, opener);
    if (binary.isPresent()) {
      return binary(path, binary.get(), opener);
    }
    String text = text(path, opener, "UTF-8");
    String charset = "UTF-8";
    if (text.indexOf(Decoded.MALFORMED) >= 0) {
      text = text(path, opener, "GB18030");
      charset = "GB18030";
    }
    String start = text.stripLeading();
    boolean isJson = start.startsWith("{") || start.startsWith("[");
    return isJson ? json(charset, text) : csv(charset, text);
  }

  private static Optional<Format> binary(String path, Opener opener) {
    try (InputStream bytes = opener.open(path)) {
      String start = new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1);
      return Optional.ofNullable(BINARY.get(start))
          .filter(format -> format != Format.XLSX || path.endsWith(".xlsx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleFile binary(String path, Format format, Opener opener) {
    List<JsonNode> nodes = new ArrayList<>();
    try (BinaryUnits units = BinaryUnits.of(path, format, Optional.empty(), opener)) {
      while (nodes.size() < MOST_RECORDS && units.hasNext()) {
        nodes.add(JSON.readTree(units.next().text()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleFile(format, "UTF-8", ',', Optional.empty(), records(nodes));
  }

  private static String text(String path, Opener opener, String charset) {
    try (InputStream bytes = opener.open(path);
        BufferedReader reader = new BufferedReader(new Decoded(path, bytes, charset))) {
      StringBuilder text = new StringBuilder();
      char[] part = new char[1 << 16];
      int read = reader.read(part);
      while (read > 0 && text.length() < JsonLines.LONGEST) {
        text.append(part, 0, read);
        read = reader.read(part);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleFile csv(String charset, String text) {
    String first = text.lines().findFirst().orElse("");
    char delimiter = DELIMITERS.stream()
        .max(Comparator.comparingLong(one -> first.chars().filter(c -> c == one).count()))
        .orElseThrow();
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.getFormat().setQuoteEscape('"');
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNumberOfRecordsToRead(MOST_RECORDS);
    settings.setMaxCharsPerColumn(1 << 20);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    List<String[]> rows = new CsvParser(settings).parseAll(new StringReader(text));
    List<Map<String, Object>> records = new ArrayList<>();
    for (String[] row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      Map<String, Object> record = new LinkedHashMap<>();
      for (int i = 0; i < rows.get(0).length; i++) {
        String name = rows.get(0)[i] == null ? "_column_" + (i + 1) : rows.get(0)[i].strip();
        record.put(name, i < row.length && row[i] != null ? row[i] : "");
      }
      records.add(record);
    }
    return new SampleFile(Format.CSV, charset, delimiter, Optional.empty(), records);
  }

  private static SampleFile json(String charset, String text) {
    List<JsonNode> documents = documents(text);
    Optional<String> root = documents.size() == 1 ? root(documents.get(0), "") : Optional.empty();
    List<JsonNode> nodes = root.isEmpty() ? documents : elements(documents.get(0), root.get());
    return new SampleFile(Format.JSON, charset, ',', root, records(nodes));
  }

  private static List<Map<String, Object>> records(List<JsonNode> nodes) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (JsonNode node : nodes) {
      Map<String, Object> record = new LinkedHashMap<>();
      flatten(node, "", record);
      records.add(record);
    }
    return records;
  }

  /** What is broken ends the sample. */
  private static List<JsonNode> documents(String text) {
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (documents.size() < MOST_RECORDS && all.hasNextValue()) {
        JsonNode next = all.nextValue();
        if (next.isArray()) {
          next.forEach(documents::add);
        } else {
          documents.add(next);
        }
      }
    } catch (IOException broken) {
      return documents;
    }
    return documents;
  }

  /** The first array of several objects inside of a document that stands alone. */
  private static Optional<String> root(JsonNode node, String prefix) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isArray() && value.size() > 1 && value.get(0).isObject()) {
        return Optional.of(prefix + field.getKey());
      }
      Optional<String> inner =
          value.isObject() ? root(value, prefix + field.getKey() + ".") : Optional.empty();
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> elements(JsonNode document, String root) {
    JsonNode node = document;
    for (String name : root.split("\\.", -1)) {
      node = node.path(name);
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }

  private static void flatten(JsonNode node, String prefix, Map<String, Object> record) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject() && !value.isEmpty()) {
        flatten(value, name + ".", record);
      } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
        List<Map<String, Object>> elements = new ArrayList<>();
        for (JsonNode element : value) {
          Map<String, Object> one = new LinkedHashMap<>();
          flatten(element, "", one);
          elements.add(one);
        }
        record.put(name, elements);
      } else {
        record.put(name, value.isValueNode() ? value.asText("") : value);
      }
    }
  }
}
