package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class IdentityTruthTest {

  private static final String MAP = """
      token | one_id | valid_to:timestamp   | recorded_to:timestamp
      a1    | x      | null                 | null
      a2    | x      | null                 | null
      b1    | x      | null                 | null
      a3    | y      | null                 | null
      b2    | z      | null                 | null
      b1    | z      | null                 | 2026-01-01T00:00:00Z
      other | z      | null                 | null
      shop  | x      | null                 | null
      """;

  @Test
  void pairsAreCountedByTheSizesOfTheGroups(SparkSession spark) {
    // Known pairs: 3 of a, 3 of b; found among these tokens: 3 of x; in both: a1-a2.
    String truth = """
        person | token
        a      | a1
        a      | a2
        a      | a3
        a      | a3
        b      | b1
        b      | b2
        b      | unlinked
        a      | shop
        b      | shop
        """;
    assertThat(scores(TextTables.table(spark, MAP), TextTables.table(spark, truth)))
        .roundedTo(4)
        .hasRows("""
            token_count | truth_pairs | found_pairs | right_pairs | precision | recall | f1     | b_cubed_precision | b_cubed_recall | b_cubed_f1
            6           | 6           | 3           | 1           | 0.3333    | 0.1667 | 0.2222 | 0.7778            | 0.4444         | 0.5657
            """);
  }

  @Test
  void aPerfectMapScoresOne(SparkSession spark) {
    assertThat(scores(TextTables.table(spark, MAP), TextTables.table(spark, """
                person | token
                a      | a1
                a      | a2
                b      | b2
                """)))
        .hasRows("""
            truth_pairs | found_pairs | right_pairs | precision | recall | f1
            1           | 1           | 1           | 1.0       | 1.0    | 1.0
            """);
  }

  @Test
  void withoutAnyPairThereIsNoRatio(SparkSession spark) {
    assertThat(scores(TextTables.table(spark, MAP), TextTables.table(spark, "person | token")))
        .hasRows("""
            token_count | truth_pairs | found_pairs | right_pairs | precision | recall | f1   | b_cubed_precision | b_cubed_recall | b_cubed_f1
            0           | 0           | 0           | 0           | null      | null   | null | null              | null           | null
            """);
  }

  @Test
  void theWorstAndTheRecallOfKindsAreTold(SparkSession spark) {
    IdentityTruth truth =
        IdentityTruth.of(TextTables.table(spark, """
            token     | one_id | recorded_to:timestamp | valid_to:timestamp
            phone:1   | x      | null                  | null
            card:1    | x      | null                  | null
            card:2    | x      | null                  | null
            phone:3   | y      | null                  | null
            """), TextTables.table(spark, """
            person | token
            a      | phone:1
            a      | card:1
            a      | phone:3
            b      | card:2
            """));

    assertThat(truth.worst(5)).hasRows("""
        fault | one_ids | parts | identifiers | wrong_pairs
        mixed | [x]     | 2     | 3           | 2
        split | [x, y]  | 2     | 3           | 2
        """);
    assertThat(truth.worst(1)).hasRows("""
        fault | one_ids
        mixed | [x]
        """);
    assertThat(truth.recallByKinds()).hasRows("""
        kind  | other_kind | truth_pairs | right_pairs | recall
        card  | phone      | 2           | 1           | 0.5
        phone | phone      | 1           | 0           | 0.0
        """);
  }

  private static Dataset<Row> scores(Dataset<Row> map, Dataset<Row> truth) {
    return IdentityTruth.of(map, truth).scores();
  }
}
