package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.DefinitionFiles;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.audience.SegmentsFile;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import io.tributary.schema.yaml.Problems;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;

/** What tests of this stage begin with: tables of which only some columns matter, definitions. */
final class Given {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final AsOf JUNE = new AsOf(LocalDate.parse("2026-06-01"), SHANGHAI);

  private Given() {}

  /** Rows with the columns written; the others are null, and brand and currency the usual ones. */
  static Dataset<Row> table(TableSpec table, String text) {
    Dataset<Row> rows = TextTables.table(TestSession.session(), text);
    for (Field field : table.columns()) {
      Column value = List.of(rows.columns()).contains(field.name())
          ? col(field.name())
          : lit(
              switch (field.name()) {
                case "brand_id" -> "hechuan";
                case "currency" -> "CNY";
                // SQL null: the column is not written
                default -> null;
              });
      rows = rows.withColumn(field.name(), value.cast(field.type()));
    }
    return table.conform(rows);
  }

  static Dataset<Row> none(TableSpec table) {
    return TestSession.session().createDataFrame(List.of(), table.schema());
  }

  static SegmentSettings segments(String yaml) {
    Problems problems = new Problems();
    SegmentSettings settings = SegmentsFile.read("segments.yaml", yaml, problems);
    Assertions.assertThat(problems.all()).isEmpty();
    return settings;
  }

  static Definitions definitions(String tags, String audiences) {
    Problems problems = new Problems();
    DefinitionFiles files = new DefinitionFiles(problems);
    if (!tags.isBlank()) {
      files.ownTags("tags/t.yaml", tags);
    }
    if (!audiences.isBlank()) {
      files.ownAudiences("audiences/a.yaml", audiences);
    }
    Definitions definitions = files.checked(SegmentSettings.shipped());
    Assertions.assertThat(problems.all()).isEmpty();
    return definitions;
  }
}
