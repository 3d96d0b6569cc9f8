package io.tributary.job.lake;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FingerprintTest {

  @Test
  void orderPartitionsColumnsAndTechnicalColumnsDoNotCount(SparkSession session) {
    Dataset<Row> rows = rows(session, "a | 1.50 | [x, y]", "b | null | null", "b | null | null");
    Dataset<Row> shuffled = rows(session, "b | null | null", "a | 1.50 | [x, y]", "b | null | null")
        .repartition(3)
        .select("list", "id", "net")
        .withColumn("_run_id", lit("r"))
        .withColumn("run_id", lit("r"));
    assertThat(Fingerprint.of(shuffled)).isEqualTo(Fingerprint.of(rows)).hasSize(64);
    assertThat(Fingerprint.of(shuffled, Set.of())).isNotEqualTo(Fingerprint.of(rows, Set.of()));
  }

  @Test
  void everyDifferenceOfValuesCounts(SparkSession session) {
    List<String> different = List.of(
        Fingerprint.of(rows(session)),
        Fingerprint.of(rows(session, "a | 1.50 | [x, y]")),
        Fingerprint.of(rows(session, "a | 1.50 | [x, y]", "a | 1.50 | [x, y]")),
        Fingerprint.of(rows(session, "a | 1.51 | [x, y]")),
        Fingerprint.of(rows(session, "a | 1.50 | [y, x]")),
        Fingerprint.of(rows(session, "a | 1.50 | []")),
        Fingerprint.of(rows(session, "a | 1.50 | null")),
        Fingerprint.of(rows(session, "a | null | [x, y]")),
        Fingerprint.of(rows(session, "\"null\" | 1.50 | [x, y]")),
        Fingerprint.of(rows(session, "null | 1.50 | [x, y]")),
        Fingerprint.of(rows(session, " | 1.50 | [x, y]")));
    assertThat(different).doesNotHaveDuplicates();
  }

  @Test
  void entriesOfAMapHaveNoOrder(SparkSession session) {
    String query = "select array(named_struct('m', map(%s))) as nested, map(%s) as plain";
    Dataset<Row> one = session.sql(query.formatted("'a', 1, 'b', 2", "'a', 1, 'b', null"));
    Dataset<Row> other = session.sql(query.formatted("'b', 2, 'a', 1", "'b', null, 'a', 1"));
    Dataset<Row> third = session.sql(query.formatted("'b', 1, 'a', 2", "'b', null, 'a', 1"));
    assertThat(Fingerprint.of(other)).isEqualTo(Fingerprint.of(one));
    assertThat(Fingerprint.of(third)).isNotEqualTo(Fingerprint.of(one));
  }

  @Test
  void aMicrosecondCounts(SparkSession session) {
    String query = "select timestamp'2026-03-01 10:00:00.00000%d' as occurred_at";
    assertThat(Fingerprint.of(session.sql(query.formatted(1))))
        .isNotEqualTo(Fingerprint.of(session.sql(query.formatted(2))));
  }

  private static Dataset<Row> rows(SparkSession session, String... rows) {
    return TextTables.table(
        session, "id | net:decimal(18,2) | list:array<string>\n" + String.join("\n", rows));
  }
}
