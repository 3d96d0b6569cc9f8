package io.tributary.job.report;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Query results as blocks. */
final class Grids {

  private Grids() {}

  /** All columns as text under the given header. */
  static Block.Grid grid(List<Row> rows, String... header) {
    return new Block.Grid(
        List.of(header),
        rows.stream()
            .map(row ->
                IntStream.range(0, header.length).mapToObj(i -> Text.of(row, i)).toList())
            .toList());
  }

  /** The first column as labels, each other one as a series. */
  static Block.Bars bars(List<Row> rows, String... series) {
    return new Block.Bars(
        List.of(series),
        rows.stream()
            .map(row -> new Block.Bars.Bar(
                Text.of(row, 0),
                IntStream.rangeClosed(1, series.length)
                    .mapToObj(i -> Text.number(row, i))
                    .toList(),
                IntStream.rangeClosed(1, series.length)
                    .mapToObj(i -> Text.of(row, i))
                    .toList()))
            .toList());
  }
}
