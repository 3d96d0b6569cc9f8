package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.IdentityMap;
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
final class Rows {

  private Rows() {}

  static Dataset<Row> of(TableSpec table, String text) {
    return of(table, TextTables.table(TestSession.session(), text));
  }

  static Dataset<Row> of(TableSpec table, Dataset<Row> written) {
    Dataset<Row> rows = written;
    for (Field field : table.columns()) {
      boolean isWritten = List.of(rows.columns()).contains(field.name());
      Column value = isWritten ? col(field.name()) : lit(null);
      rows = rows.withColumn(field.name(), value.cast(field.type()));
    }
    return table.conform(rows);
  }

  static Dataset<Row> none(TableSpec table) {
    return TestSession.session().createDataFrame(List.of(), table.schema());
  }

  /** Anna has a phone and a member id; phone p9 was Bea's until March and is Carl's since. */
  static Dataset<Row> identityMap() {
    return of(IdentityMap.TABLE, """
        token     | one_id | valid_from | valid_to   | recorded_to
        phone:p1  | anna   | null       | null       | null
        phone:p1  | old    | null       | null       | 2026-01-01
        member:m1 | anna   | null       | null       | null
        phone:p9  | bea    | null       | 2026-03-01 | null
        phone:p9  | carl   | 2026-03-01 | null       | null
        member:m2 | bea    | null       | null       | null
        """);
  }
}
