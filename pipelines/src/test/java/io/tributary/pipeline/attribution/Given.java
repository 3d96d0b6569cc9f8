package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionFile;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;

/** What tests of this stage begin with: tables of which only some columns matter, settings. */
final class Given {

  private Given() {}

  /** Rows with the columns written; of the others some have a usual value, the rest are null. */
  static Dataset<Row> table(TableSpec table, String text) {
    return table.conform(filled(table, text));
  }

  /** The same for leads, which have their person beside the table's columns. */
  static Dataset<Row> leads(TableSpec table, String text) {
    return filled(table, text);
  }

  static Dataset<Row> none(TableSpec table) {
    return TestSession.session()
        .createDataFrame(List.of(), table.schema())
        .withColumn("one_id", lit(null).cast("string"));
  }

  static AttributionSettings settings(String yaml) {
    Problems problems = new Problems();
    AttributionSettings settings = AttributionFile.read("attribution.yaml", yaml, problems);
    Assertions.assertThat(problems.all()).isEmpty();
    return settings.with(AttributionSettings.shipped().rules());
  }

  private static Dataset<Row> filled(TableSpec table, String text) {
    Dataset<Row> rows = TextTables.table(TestSession.session(), text);
    List<String> given = List.of(rows.columns());
    for (Field field : table.columns()) {
      Column value = given.contains(field.name()) ? col(field.name()) : usual(field);
      rows = rows.withColumn(field.name(), value.cast(field.type()));
    }
    return rows;
  }

  private static Column usual(Field field) {
    return switch (field.name()) {
      case "brand_id" -> lit("hechuan");
      case "currency" -> lit("CNY");
      case "business_month" -> lit("2026-05");
      case "goal" -> lit("order");
      case "customer_type" -> lit("unknown");
      case "conversion_count" -> lit(1L);
      case "is_direct", "is_cancelled" -> lit(false);
      default -> lit(null);
    };
  }
}
