package io.tributary.job.cli;

import io.tributary.job.report.ProfilePage;
import io.tributary.job.report.ReportFile;
import io.tributary.quality.ColumnFigures;
import io.tributary.schema.TableSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table's profile as a page, as JSON, or as lines. */
final class ProfileOutput {

  private static final int FEW_WORDS = 5;

  private final Output output;

  ProfileOutput(Output output) {
    this.output = output;
  }

  void print(
      TableSpec table,
      long rows,
      List<ColumnFigures> columns,
      boolean isJson,
      Optional<Path> page) {
    page.ifPresent(file -> ReportFile.write(ProfilePage.of(table, rows, columns), file));
    if (isJson) {
      output.json(Map.of(
          "table", table.id(),
          "rows", rows,
          "columns", columns.stream().map(ProfileOutput::document).toList()));
    } else if (page.isPresent()) {
      output.line("Wrote " + page.get() + "; open it in a browser.");
    } else {
      output.line(table.id() + ": " + rows + " rows");
      output.table(
          List.of("column", "type", "filled", "different", "least", "mean", "most", "values"),
          columns.stream().map(ProfileOutput::line).toList());
    }
  }

  private static Map<String, Object> document(ColumnFigures column) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("column", column.column());
    document.put("type", column.type());
    document.put("privacy", column.privacy());
    document.put("filled", column.filled());
    document.put("different", column.distinct());
    column.least().ifPresent(value -> document.put("least", value));
    column.mean().ifPresent(value -> document.put("mean", value));
    column.most().ifPresent(value -> document.put("most", value));
    column.deviation().ifPresent(value -> document.put("deviation", value));
    if (!column.words().isEmpty()) {
      document.put("values", column.words());
    }
    return document;
  }

  private static List<String> line(ColumnFigures column) {
    return List.of(
        column.column(),
        column.type(),
        number(Optional.of(column.filled())),
        Long.toString(column.distinct()),
        number(column.least()),
        number(column.mean()),
        number(column.most()),
        column.words().entrySet().stream()
            .limit(FEW_WORDS)
            .map(word -> word.getKey() + " " + word.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String number(Optional<Double> value) {
    return value
        .map(one -> new BigDecimal(one, new MathContext(6)).stripTrailingZeros().toPlainString())
        .orElse("");
  }
}
