package io.tributary.job.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Rows of Spark as text for people. */
final class RowTable {

  private RowTable() {}

  /** Prints all rows; the caller has limited them. */
  static void print(Output output, Dataset<Row> rows) {
    Column[] texts = Arrays.stream(rows.columns())
        .map(name -> functions.col("`" + name + "`").cast("string"))
        .toArray(Column[]::new);
    List<List<String>> cells =
        rows.select(texts).collectAsList().stream().map(RowTable::cells).toList();
    output.table(List.of(rows.columns()), cells);
  }

  /** Prints several tables by name, or one JSON document that holds them. */
  static void printAll(Output output, Map<String, Dataset<Row>> parts, boolean isJson) {
    StringBuilder document = new StringBuilder("{");
    parts.forEach((name, rows) -> {
      if (isJson) {
        document.append(document.length() > 1 ? ",\"" : "\"").append(name).append("\":[");
        document.append(String.join(",", rows.toJSON().collectAsList())).append(']');
      } else {
        output.line(name.replace('_', ' '));
        print(output, rows);
        output.line("");
      }
    });
    if (isJson) {
      output.line(document + "}");
    }
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.length())
        .mapToObj(i -> row.isNullAt(i) ? "" : row.getString(i))
        .toList();
  }
}
