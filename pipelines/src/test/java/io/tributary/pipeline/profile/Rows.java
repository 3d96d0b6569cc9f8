package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of a table of which a test writes only the columns that matter; the others are null. */
final class Rows {

  private Rows() {}

  static Dataset<Row> of(TableSpec table, String text) {
    Dataset<Row> rows = TextTables.table(TestSession.session(), text);
    for (Field field : table.columns()) {
      if (!List.of(rows.columns()).contains(field.name())) {
        rows = rows.withColumn(field.name(), lit(null).cast(field.type()));
      }
    }
    return table.conform(rows);
  }

  static Dataset<Row> none(TableSpec table) {
    return TestSession.session().createDataFrame(List.of(), table.schema());
  }

  /** Anna has a phone and a member id; phone p9 was Bea's until March and is Carl's since. */
  static Dataset<Row> identityMap() {
    return of(IdentityMap.TABLE, """
        token:string | one_id:string | valid_from:timestamp | valid_to:timestamp | recorded_to:timestamp
        phone:p1     | anna          | null                 | null               | null
        phone:p1     | old           | null                 | null               | 2026-01-01T00:00:00Z
        member:m1    | anna          | null                 | null               | null
        phone:p9     | bea           | null                 | 2026-03-01T00:00:00Z | null
        phone:p9     | carl          | 2026-03-01T00:00:00Z | null               | null
        member:m2    | bea           | null                 | null               | null
        """);
  }
}
