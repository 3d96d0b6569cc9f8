package io.tributary.sample.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A landed file as an independent reader finds it: told by its bytes, parsed by header name. */
final class RawFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String feed;
  private final String path;
  private final String arrival;
  private final byte[] bytes;

  private RawFile(String feed, String path, String arrival, byte[] bytes) {
    this.feed = feed;
    this.path = path;
    this.arrival = arrival;
    this.bytes = bytes;
  }

  /** A record by column; empty where it is broken. */
  record Row(RawFile file, int number, Optional<Map<String, String>> values) {

    String value(String column) {
      return values.orElseThrow().getOrDefault(column, "");
    }
  }

  /** All files below the folder, by path and then arrival. */
  static List<RawFile> all(Path incoming) throws IOException {
    List<RawFile> files = new ArrayList<>();
    try (var found = Files.walk(incoming)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = incoming.relativize(file);
        String path = relative.subpath(1, relative.getNameCount()).toString();
        files.add(new RawFile(
            relative.getName(1).toString(),
            path,
            relative.getName(0).toString(),
            Files.readAllBytes(file)));
      }
    }
    return files;
  }

  String feed() {
    return feed;
  }

  /** Below the landing root. */
  String path() {
    return path;
  }

  /** The day it arrived. */
  String arrival() {
    return arrival;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() throws IOException {
    boolean isGzip = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    byte[] plain =
        isGzip ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    Charset charset =
        feed.equals("pos_receipts") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    String text = new String(plain, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  List<Row> rows() throws IOException {
    return path.contains(".csv") ? csvRows() : jsonRows();
  }

  private List<Row> csvRows() throws IOException {
    List<List<String>> lines = csvLines(text());
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> header = lines.get(0);
      List<String> line = lines.get(i);
      Map<String, String> values = new TreeMap<>();
      for (int column = 0; column < Math.min(header.size(), line.size()); column++) {
        String name = header.get(column);
        values.put(name.equals("手机号") ? "mobile" : name, line.get(column));
      }
      boolean isSound = header.size() == line.size();
      rows.add(new Row(this, i, isSound ? Optional.of(values) : Optional.empty()));
    }
    return rows;
  }

  private static List<List<String>> csvLines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"') {
        boolean isDoubled = isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (isDoubled) {
          value.append('"');
          i++;
        } else {
          isQuoted = !isQuoted;
        }
      } else if (isQuoted || !isSeparator(letter)) {
        value.append(letter);
      } else if (letter != '\r') {
        line.add(value.toString());
        value.setLength(0);
        if (letter == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      }
    }
    return lines;
  }

  private static boolean isSeparator(char letter) {
    return letter == ',' || letter == '\n' || letter == '\r';
  }

  private List<Row> jsonRows() throws IOException {
    String text = text();
    List<Row> rows = new ArrayList<>();
    if (text.startsWith("[")) {
      for (JsonNode node : JSON.readTree(text)) {
        rows.add(new Row(this, rows.size() + 1, Optional.of(values(node))));
      }
      return rows;
    }
    for (String line : text.lines().toList()) {
      rows.add(new Row(this, rows.size() + 1, parsed(line)));
    }
    return rows;
  }

  private static Optional<Map<String, String>> parsed(String line) {
    try {
      return Optional.of(values(JSON.readTree(line)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> values(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    node.fields()
        .forEachRemaining(field -> values.put(
            field.getKey(),
            field.getValue().isNull()
                ? ""
                : field.getValue().isValueNode()
                    ? field.getValue().asText()
                    : field.getValue().toString()));
    return values;
  }
}
