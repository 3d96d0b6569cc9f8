package io.tributary.pipeline.privacy;

import io.tributary.pipeline.TableRows;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.IdentityMap;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Statements and owners for the tests of this package. */
final class Said {

  static final AsOf JULY = AsOf.now(Instant.parse("2026-07-01T00:00:00Z"));

  private Said() {}

  /** Statements; what a table leaves out is marketing by the brand, learnt when it was said. */
  static Dataset<Row> events(String text) {
    Dataset<Row> rows = TableRows.of(ConsentEvents.TABLE, text);
    return rows.withColumn("purpose", usual("purpose", "marketing"))
        .withColumn("channel", usual("channel", "any"))
        .withColumn("recipient", usual("recipient", "self"))
        .withColumn("brand_id", usual("brand_id", "acme"))
        .withColumn(
            "arrived_at",
            functions.coalesce(functions.col("arrived_at"), functions.col("occurred_at")));
  }

  /** Anna has a phone and a member id; phone p9 was Bea's until March and is Carl's since. */
  static Dataset<Row> owners() {
    return TableRows.of(IdentityMap.TABLE, """
        token     | one_id | valid_from | valid_to   | recorded_from | recorded_to
        phone:p1  | anna   | null       | null       | 2026-01-01    | null
        phone:p1  | old    | null       | null       | 2025-01-01    | 2026-01-01
        member:m1 | anna   | null       | null       | 2026-01-01    | null
        phone:p9  | bea    | null       | 2026-03-01 | 2026-01-01    | null
        phone:p9  | carl   | 2026-03-01 | null       | 2026-01-01    | null
        """);
  }

  private static org.apache.spark.sql.Column usual(String column, String value) {
    return functions.coalesce(functions.col(column), functions.lit(value));
  }
}
