package io.tributary.job.wiring;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.schema.TableSpec;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Tables written by hand, for jobs to read. */
final class GivenTables {

  private GivenTables() {}

  /** The columns written; others are null, and brand and currency the usual ones. */
  static void write(Lake lake, TableSpec table, String text) {
    Dataset<Row> given = TextTables.table(lake.session(), text);
    Dataset<Row> rows = given.select(table.columns().stream()
        .map(field -> {
          boolean isWritten = List.of(given.columns()).contains(field.name());
          String column = isWritten ? field.name() : usual(field.name());
          return functions.expr(column).cast(field.type()).as(field.name());
        })
        .toArray(Column[]::new));
    WriteTag tag = new WriteTag("given", "given", Integer.toString(text.hashCode()), 1);
    lake.write(table, rows, new WriteMode.Overwrite(), tag);
  }

  private static String usual(String column) {
    return switch (column) {
      case "brand_id" -> "'hechuan'";
      case "currency" -> "'CNY'";
      default -> "null";
    };
  }
}
