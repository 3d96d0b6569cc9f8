package io.tributary.sample.generator;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** How records become the text of a file. */
sealed interface Layout {

  /** What stands before the first record. */
  void begin(Writer out) throws IOException;

  /** One record; the number counts from 1. */
  void write(Writer out, List<String> values, long number) throws IOException;

  /** What stands after the last record. */
  void end(Writer out) throws IOException;

  /**
   * Comma-separated values below a header.
   *
   * @param header the columns' names, in the order of the records' values
   * @param order positions of the columns as the file has them
   * @param lineEnd after every line
   * @param isQuoted whether every value is quoted, or only those that need it
   */
  record Csv(List<String> header, List<Integer> order, String lineEnd, boolean isQuoted)
      implements Layout {

    public Csv {
      header = List.copyOf(header);
      order = List.copyOf(order);
    }

    @Override
    public void begin(Writer out) throws IOException {
      writeLine(out, inOrder(header));
    }

    @Override
    public void write(Writer out, List<String> values, long number) throws IOException {
      // A broken record has another number of values and keeps them as they are.
      writeLine(out, values.size() == header.size() ? inOrder(values) : values);
    }

    @Override
    public void end(Writer out) {}

    private List<String> inOrder(List<String> values) {
      return order.stream().map(values::get).toList();
    }

    private void writeLine(Writer out, List<String> values) throws IOException {
      String separator = "";
      for (String value : values) {
        out.write(separator);
        out.write(quoted(value));
        separator = ",";
      }
      out.write(lineEnd);
    }

    private String quoted(String value) {
      boolean mustQuote =
          isQuoted || value.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
      return mustQuote ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
  }

  /** One JSON text a line. */
  record JsonLines() implements Layout {

    @Override
    public void begin(Writer out) {}

    @Override
    public void write(Writer out, List<String> values, long number) throws IOException {
      out.write(values.get(0));
      out.write('\n');
    }

    @Override
    public void end(Writer out) {}
  }

  /** One JSON array. */
  record JsonArray() implements Layout {

    @Override
    public void begin(Writer out) throws IOException {
      out.write('[');
    }

    @Override
    public void write(Writer out, List<String> values, long number) throws IOException {
      out.write(number == 1 ? "\n" : ",\n");
      out.write(values.get(0));
    }

    @Override
    public void end(Writer out) throws IOException {
      out.write("\n]\n");
    }
  }
}
