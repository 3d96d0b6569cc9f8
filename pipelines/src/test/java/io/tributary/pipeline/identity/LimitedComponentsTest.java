package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class LimitedComponentsTest {

  private static final String LINKS = """
      component | link_id | a_hash | b_hash | priority | confidence | last_seen
      1         | weak    | 1      | 9      | 6        | 1          | 2026-03-01
      1         | strong  | 2      | 9      | 5        | 1          | 2026-01-01
      20        | old     | 20     | 29     | 5        | 1          | 2026-01-01
      20        | new     | 21     | 29     | 5        | 1          | 2026-02-01
      20        | unknown | 22     | 29     | 5        | 1          | null
      30        | sure    | 30     | 39     | 5        | 1          | 2026-01-01
      30        | unsure  | 31     | 39     | 5        | 0.5        | 2026-02-01
      40        | x1      | 40     | 49     | 5        | 1          | 2026-01-01
      40        | x2      | 41     | 49     | 5        | 1          | 2026-01-01
      """;

  @Test
  void theStrongestSurestNewestLinkStaysThenTheFirstById(SparkSession spark) {
    Dataset<Row> outcome =
        LimitedComponents.replayed(links(spark, LINKS).repartition(3), Builds.RULES);
    assertThat(outcome.where("link_id is not null")).hasRows("""
        link_id | refusal
        weak    | unionid limit 1
        old     | unionid limit 1
        unknown | unionid limit 1
        unsure  | unionid limit 1
        x2      | unionid limit 1
        """);
    assertThat(outcome.where("id_hash is not null")).hasRows("""
        id_hash | component
        1       | 1
        2       | 2
        9       | 2
        20      | 20
        21      | 21
        22      | 22
        29      | 21
        30      | 30
        31      | 31
        39      | 30
        40      | 40
        41      | 41
        49      | 40
        """);
  }

  @Test
  void noLinksHaveNoOutcome(SparkSession spark) {
    String none = LINKS.lines().findFirst().orElseThrow();
    assertThat(LimitedComponents.replayed(links(spark, none), Builds.RULES)).hasNoRows();
  }

  @Test
  void aComponentTooLargeForATaskIsRefusedWithWhatToDo(SparkSession spark) {
    Dataset<Row> links = links(spark, LINKS).where("component = 20");
    LimitedComponents.Replay replay =
        new LimitedComponents.Replay(links.collectAsList().iterator(), Limits.of(Builds.RULES), 3);
    assertThatThrownBy(() -> replay.forEachRemaining(row -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 3 members")
        .hasMessageContaining("set shared-when for its kind");
  }

  /** Links of a unionid (a) and a member (b). */
  private static Dataset<Row> links(SparkSession spark, String text) {
    return TextTables.table(spark, text)
        .select(
            col("component").cast("bigint"),
            col("link_id"),
            lit("together").as("rule"),
            col("a_hash").cast("bigint"),
            lit("unionid").as("a_kind"),
            col("b_hash").cast("bigint"),
            lit("member").as("b_kind"),
            col("priority").cast("int"),
            col("confidence").cast("decimal(18,4)"),
            col("last_seen").cast("timestamp"));
  }
}
