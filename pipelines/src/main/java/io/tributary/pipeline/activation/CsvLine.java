package io.tributary.pipeline.activation;

import java.util.List;
import java.util.stream.Collectors;

/** Cells as a line of RFC 4180, without its end. */
final class CsvLine {

  private CsvLine() {}

  static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    // A line is a receipt's unit, so a line break in a value becomes a blank.
    String line = text.replaceAll("[\\r\\n]+", " ");
    return line.matches(".*[\",].*") ? '"' + line.replace("\"", "\"\"") + '"' : line;
  }
}
