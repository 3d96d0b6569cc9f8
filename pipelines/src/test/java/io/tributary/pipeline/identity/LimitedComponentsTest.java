package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
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
      component:bigint | link_id | a_hash:bigint | a_kind | b_hash:bigint | b_kind | priority:int | confidence:decimal(18,4) | last_seen:timestamp
      1                | weak    | 1             | unionid | 9            | member | 6            | 1                        | 2026-03-01T00:00:00Z
      1                | strong  | 2             | unionid | 9            | member | 5            | 1                        | 2026-01-01T00:00:00Z
      20               | old     | 20            | unionid | 29           | member | 5            | 1                        | 2026-01-01T00:00:00Z
      20               | new     | 21            | unionid | 29           | member | 5            | 1                        | 2026-02-01T00:00:00Z
      20               | unknown | 22            | unionid | 29           | member | 5            | 1                        | null
      30               | sure    | 30            | unionid | 39           | member | 5            | 1                        | 2026-01-01T00:00:00Z
      30               | unsure  | 31            | unionid | 39           | member | 5            | 0.5                      | 2026-02-01T00:00:00Z
      40               | x1      | 40            | unionid | 49           | member | 5            | 1                        | 2026-01-01T00:00:00Z
      40               | x2      | 41            | unionid | 49           | member | 5            | 1                        | 2026-01-01T00:00:00Z
      """;

  @Test
  void theStrongestSurestNewestLinkStaysThenTheFirstById(SparkSession spark) {
    Dataset<Row> outcome =
        LimitedComponents.replayed(TextTables.table(spark, LINKS).repartition(3), Builds.RULES);
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
    assertThat(LimitedComponents.replayed(TextTables.table(spark, none), Builds.RULES))
        .hasNoRows();
  }

  @Test
  void aComponentTooLargeForATaskIsRefusedWithWhatToDo(SparkSession spark) {
    Dataset<Row> links = TextTables.table(spark, LINKS).where("component = 20");
    LimitedComponents.Replay replay =
        new LimitedComponents.Replay(links.collectAsList().iterator(), Limits.of(Builds.RULES), 3);
    assertThatThrownBy(() -> replay.forEachRemaining(row -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 3 members")
        .hasMessageContaining("set shared-when for its kind");
  }
}
