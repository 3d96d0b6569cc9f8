package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines of a file of truth; a field that is null reads as the empty text. */
record Truth(
    String kind,
    String feed,
    String path,
    int row,
    String column,
    String person,
    String expect,
    String value,
    String detail) {

  static List<Truth> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Truth> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = json.readTree(line);
      lines.add(new Truth(
          text(node, "kind"),
          text(node, "feed"),
          text(node, "path"),
          node.get("row").asInt(-1),
          text(node, "column"),
          text(node, "person"),
          text(node, "expect"),
          text(node, "value"),
          text(node, "detail")));
    }
    return lines;
  }

  /** Where a record is, equal for the truth and the reader. */
  String place() {
    return path + "#" + row;
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).isNull() ? "" : node.get(field).asText();
  }
}
