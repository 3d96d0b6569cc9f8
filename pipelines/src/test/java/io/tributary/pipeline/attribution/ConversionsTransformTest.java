package io.tributary.pipeline.attribution;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.attribution.Goal;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.testkit.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ConversionsTransformTest {

  @Test
  void paidOrdersAreConversionsInThePersonsOrderAndRefundsLowerTheNetAmount() {
    assertThat(orders("""
        order_id | one_id | channel | kind | net_amount | refund_amount | ordered_at           | paid_at
        2        | anna   | tmall   | sale | 70         | 30            | 2026-05-02T10:00:00Z | 2026-05-02T10:05:00Z
        1        | anna   | pos     | sale | 50         | null          | 2026-05-01T10:00:00Z | null
        3        | bea    | tmall   | sale | 0          | 20            | 2026-05-03T10:00:00Z | 2026-05-03T10:00:00Z
        """)).hasRows("""
        conversion_id | source_id | one_id | kind | conversion_count:bigint | sequence_no:bigint | customer_type | paid_amount:decimal(18,2) | refund_amount:decimal(18,2) | net_amount:decimal(18,2) | converted_at
        "order|pos|1"   | 1 | anna | sale | 1 | 1 | new       | 50.00  | 0.00  | 50.00 | 2026-05-01T10:00:00Z
        "order|tmall|2" | 2 | anna | sale | 1 | 2 | returning | 100.00 | 30.00 | 70.00 | 2026-05-02T10:00:00Z
        "order|tmall|3" | 3 | bea  | sale | 1 | 1 | new       | 20.00  | 20.00 | 0.00  | 2026-05-03T10:00:00Z
        """);
  }

  @Test
  void cancelledAndUnpaidOrdersAreNoneAndAReturnHasMoneyButIsNoConversion() {
    assertThat(orders("""
        order_id | one_id | channel | kind   | net_amount | is_cancelled | ordered_at           | paid_at
        1        | anna   | pos     | return | -40        | false        | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z
        2        | anna   | pos     | sale   | 60         | true         | 2026-05-02T10:00:00Z | 2026-05-02T10:00:00Z
        3        | anna   | tmall   | sale   | 0          | false        | 2026-05-03T10:00:00Z | null
        4        | anna   | pos     | sale   | 60         | false        | 2026-05-04T10:00:00Z | 2026-05-04T10:00:00Z
        """)).hasRows("""
        source_id | kind   | conversion_count:bigint | sequence_no:bigint | customer_type | net_amount:decimal(18,2)
        1         | return | 0                       | null               | unknown       | -40.00
        4         | sale   | 1                       | 1                  | new           | 60.00
        """);
  }

  @Test
  void ordersOfNobodyStayAndAreNeitherNewNorReturning() {
    assertThat(orders("""
        order_id | one_id | channel | kind | net_amount | ordered_at           | paid_at
        1        | null   | pos     | sale | 10         | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z
        2        | null   | pos     | sale | 20         | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z
        """)).hasRows("""
        source_id | one_id | sequence_no:bigint | customer_type
        1         | null   | null               | unknown
        2         | null   | null               | unknown
        """);
  }

  @Test
  void ordersOfOneMomentAreTheFirstTogetherAndAreNumberedByTheirIds() {
    assertThat(orders("""
        order_id | one_id | channel | kind | net_amount | ordered_at           | paid_at
        b        | anna   | tmall   | sale | 10         | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z
        a        | anna   | tmall   | sale | 20         | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z
        """)).hasRows("""
        source_id | sequence_no:bigint | customer_type
        a         | 1                  | new
        b         | 2                  | new
        """);
  }

  @Test
  void leadsAreConversionsWhereTheyAreAGoalAndInvalidOnesAreNone() {
    Dataset<Row> leads = Given.leads(Leads.TABLE, """
        lead_id | source      | one_id | is_valid | created_at
        1       | oceanengine | anna   | true     | 2026-05-01T10:00:00Z
        2       | oceanengine | anna   | null     | 2026-05-02T10:00:00Z
        3       | oceanengine | anna   | false    | 2026-05-03T10:00:00Z
        """)
        .withColumn("channel", org.apache.spark.sql.functions.lit("oceanengine"));

    assertThat(ConversionsTransform.apply(
            Given.none(PersonOrders.TABLE), leads, List.of(Goal.ORDER, Goal.LEAD), "CNY"))
        .hasRows("""
            source_id | goal | kind | sequence_no:bigint | net_amount:decimal(18,2) | currency
            1         | lead | lead | 1                  | 0.00                     | CNY
            2         | lead | lead | 2                  | 0.00                     | CNY
            """);
  }

  @Test
  void withoutOrdersThereAreNone() {
    assertThat(ConversionsTransform.apply(
            Given.none(PersonOrders.TABLE), Given.none(Leads.TABLE), List.of(Goal.ORDER), "CNY"))
        .hasNoRows();
  }

  private static Dataset<Row> orders(String text) {
    return ConversionsTransform.apply(
        Given.table(PersonOrders.TABLE, text), Given.none(Leads.TABLE), List.of(Goal.ORDER), "CNY");
  }
}
