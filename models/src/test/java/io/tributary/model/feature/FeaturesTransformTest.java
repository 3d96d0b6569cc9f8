package io.tributary.model.feature;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expm1;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.model.ModelSpec.FeatureChoice;
import io.tributary.schema.model.ModelSpec.Population;
import io.tributary.schema.testkit.SparkTest;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FeaturesTransformTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
  private static final FeatureSet FEATURES =
      FeatureSet.of(new FeatureChoice(List.of(7, 30), List.of(7), List.of("pos")), "CNY");
  private static final String NO_EVENTS = "one_id | event | channel | business_date:date\n";
  private static final String ORDERS = """
      one_id | kind   | is_cancelled:boolean | paid_at:timestamp    | net_amount:decimal(18,2)  | currency | channel | business_date:date
      anna   | sale   | false                | 2026-02-01T04:00:00Z | 10.00                     | CNY      | pos     | 2026-02-01
      anna   | sale   | false                | 2026-02-25T04:00:00Z | 20.00                     | CNY      | web     | 2026-02-25
      anna   | sale   | false                | 2026-03-01T04:00:00Z | 40.00                     | CNY      | web     | 2026-03-01
      bea    | sale   | true                 | null                 | 10.00                     | CNY      | web     | 2026-02-20
      carl   | sale   | false                | 2026-03-05T04:00:00Z | 10.00                     | CNY      | web     | 2026-02-20
      dora   | sale   | false                | 2026-01-20T04:00:00Z | 10.00                     | USD      | web     | 2026-01-20
      dora   | return | false                | null                 | null                      | CNY      | web     | 2026-02-27
      null   | sale   | false                | 2026-02-20T04:00:00Z | 10.00                     | CNY      | web     | 2026-02-20
      """;

  @Test
  void whatLiesBeforeTheSnapshotIsSeenAndWhatCameAfterIsTheLabel(SparkSession session) {
    assertThat(natural(features(FactRows.of(session, ORDERS, NO_EVENTS), MARCH)))
        .roundedTo(6)
        .hasRows("""
            one_id | label | recency_days | orders_total | orders_7 | amount_30 | gap_last_days | orders_pos | returns_total
            anna   | 1     | 4            | 2            | 1        | 30        | 24            | 1          | 0
            dora   | 0     | 40           | 1            | 0        | 0         | 0             | 0          | 1
            """);
  }

  @Test
  void anOrderCountsFromTheDayItWasPaidAndOneNeverPaidNever(SparkSession session) {
    Dataset<Row> rows = features(FactRows.of(session, ORDERS, NO_EVENTS), APRIL);
    assertThat(natural(rows)).roundedTo(6).hasRows("""
        one_id | label | recency_days | orders_total
        anna   | 0     | 31           | 3
        carl   | 0     | 27           | 1
        dora   | 0     | 71           | 1
        """);
  }

  @Test
  void deletingEverythingFromTheSnapshotOnChangesNoFeature(SparkSession session) {
    String events = """
        one_id | event | channel | business_date:date
        anna   | view  | web     | 2026-02-28
        anna   | view  | web     | 2026-03-01
        """;
    Facts facts = FactRows.of(session, ORDERS, events);
    Facts past = facts.where(col("business_date").lt(lit(MARCH)));

    org.assertj.core.api.Assertions.assertThat(hashes(features(facts, MARCH)))
        .isNotEmpty()
        .isEqualTo(hashes(features(past, MARCH)));
  }

  @Test
  void whatBecameOfAnOrderAfterTheSnapshotChangesNoFeature(SparkSession session) {
    String known = """
        one_id | kind | status    | is_cancelled:boolean | paid_at:timestamp    | net_amount:decimal(18,2) | refund_amount:decimal(18,2) | currency | business_date:date
        anna   | sale | paid      | false                | 2026-02-10T04:00:00Z | 50.00                    | 0.00                        | CNY      | 2026-02-10
        anna   | sale | created   | false                | null                 | 0.00                     | 0.00                        | CNY      | 2026-02-27
        bea    | sale | completed | false                | 2026-02-11T04:00:00Z | 70.00                    | null                        | CNY      | 2026-02-11
        carl   | sale | shipped   | false                | null                 | 90.00                    | 0.00                        | CNY      | 2026-02-12
        """;
    String corrected = """
        one_id | kind | status    | is_cancelled:boolean | paid_at:timestamp    | net_amount:decimal(18,2) | refund_amount:decimal(18,2) | currency | business_date:date
        anna   | sale | cancelled | true                 | 2026-02-10T04:00:00Z | 0.00                     | 50.00                       | CNY      | 2026-02-10
        anna   | sale | cancelled | true                 | null                 | 0.00                     | 0.00                        | CNY      | 2026-02-27
        anna   | sale | paid      | false                | 2026-03-02T04:00:00Z | 10.00                    | 0.00                        | CNY      | 2026-02-28
        bea    | sale | returned  | false                | 2026-02-11T04:00:00Z | 30.00                    | 40.00                       | CNY      | 2026-02-11
        carl   | sale | cancelled | true                 | null                 | 0.00                     | 90.00                       | CNY      | 2026-02-12
        """;

    org.assertj.core.api.Assertions.assertThat(
            hashes(features(FactRows.of(session, corrected, NO_EVENTS), MARCH)))
        .hasSize(3)
        .isEqualTo(hashes(features(FactRows.of(session, known, NO_EVENTS), MARCH)));
  }

  @Test
  void severalSnapshotsAreMadeAtOnce(SparkSession session) {
    Facts facts = FactRows.of(session, ORDERS, NO_EVENTS);
    assertThat(features(facts, MARCH, APRIL).groupBy("snapshot").count()).hasRows("""
        snapshot:date | count
        2026-03-01    | 2
        2026-04-01    | 3
        """);
  }

  @Test
  void noOrdersGiveNoRows(SparkSession session) {
    String none = ORDERS.lines().findFirst().orElseThrow() + "\n";
    assertThat(features(FactRows.of(session, none, NO_EVENTS), MARCH)).hasNoRows();
  }

  private static Dataset<Row> features(Facts facts, LocalDate... snapshots) {
    return FeaturesTransform.apply(
        facts, FEATURES, new Population(1, OptionalInt.empty()), List.of(snapshots), 30);
  }

  private static Dataset<Row> natural(Dataset<Row> rows) {
    Dataset<Row> natural = rows;
    for (Feature feature : FEATURES.features()) {
      if (feature.scale() == Feature.Scale.LOG) {
        natural = natural.withColumn(feature.name(), expm1(col(feature.name())));
      }
    }
    return natural;
  }

  private static List<String> hashes(Dataset<Row> rows) {
    String[] names = FEATURES.names().toArray(String[]::new);
    return rows
        .selectExpr("one_id", "xxhash64(" + String.join(",", names) + ") hash")
        .orderBy("one_id")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
