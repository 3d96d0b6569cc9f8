package io.tributary.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of a table of which a test writes only the columns that matter; the others are null. Types
 * are the table's.
 */
public final class TableRows {

  private TableRows() {}

  public static Dataset<Row> of(TableSpec table, String text) {
    Dataset<Row> rows = TextTables.table(TestSession.session(), text);
    for (Field field : table.columns()) {
      boolean isWritten = List.of(rows.columns()).contains(field.name());
      Column value = isWritten ? col(field.name()) : lit(null);
      rows = rows.withColumn(field.name(), value.cast(field.type()));
    }
    return table.conform(rows);
  }

  public static Dataset<Row> none(TableSpec table) {
    return TestSession.session().createDataFrame(List.of(), table.schema());
  }
}
