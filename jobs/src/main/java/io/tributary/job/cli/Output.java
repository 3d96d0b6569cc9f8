package io.tributary.job.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a verb prints on stdout: one JSON document with --json, text for people otherwise. */
final class Output {

  private static final ObjectMapper JSON = new ObjectMapper()
      .registerModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final PrintWriter out;

  Output(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One JSON document on one line. */
  void json(Object document) {
    try {
      line(JSON.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the result as JSON", e);
    }
  }

  /** A JSON text as what {@link #json} takes. */
  static Object parsed(String json) throws JsonProcessingException {
    return JSON.readTree(json);
  }

  /** Rows under a header, columns as wide as their widest cell. */
  void table(List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows);
    int[] widths = IntStream.range(0, header.size())
        .map(i -> all.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
        .toArray();
    all.forEach(row -> line(padded(row, widths)));
  }

  private static String padded(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - width(row.get(i))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  /** Columns a terminal needs: Chinese and full-width characters take two. */
  private static int width(String text) {
    return text.codePoints()
        .map(c -> Character.isIdeographic(c) || (c >= 0xff01 && c <= 0xff60) ? 2 : 1)
        .sum();
  }
}
