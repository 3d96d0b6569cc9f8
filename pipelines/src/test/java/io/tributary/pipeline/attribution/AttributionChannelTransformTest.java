package io.tributary.pipeline.attribution;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.table.AdPerformance;
import io.tributary.schema.table.AttributionCredits;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Touches;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class AttributionChannelTransformTest {

  private static final AttributionSettings WEEK =
      Given.settings("windows: [{window: week, click: 7d}]");

  private static final String TOUCHES = """
      touch_id | one_id | kind  | channel_group | channel     | campaign | ad_group | touched_at
      a        | anna   | click | Paid Social   | oceanengine | c1       | a1       | 2026-05-08T10:00:00Z
      b        | anna   | click | SMS           | sms         | null     | null     | 2026-05-09T10:00:00Z
      """;

  private static final String CONVERSIONS = """
      conversion_id | one_id | customer_type | conversion_count | paid_amount | net_amount | currency | converted_at
      o1            | anna   | new           | 1                | 100         | 80         | CNY      | 2026-05-10T10:00:00Z
      o2            | null   | unknown       | 1                | 30          | 30         | CNY      | 2026-05-10T10:00:00Z
      back          | null   | unknown       | 0                | -5          | -5         | CNY      | 2026-05-10T10:00:00Z
      o3            | null   | unknown       | 1                | 7           | 7          | HKD      | 2026-05-10T10:00:00Z
      """;

  private static final String SPEND = """
      platform    | channel     | campaign_id | ad_id | creative_id | impressions | clicks | spend | currency
      oceanengine | oceanengine | c1          | a1    |             | 1000        | 10     | 16    | CNY
      oceanengine | oceanengine | c1          |       |             | 500         | 5      | 4     | CNY
      baidu       | baidu       | s1          |       |             | 70          | 7      | 9     | CNY
      """;

  @Test
  void spendWithoutCreditAndCreditWithoutSpendStandBesideEachOtherAndMoneyAddsUpToTheOrders() {
    assertThat(
            channels(TOUCHES, CONVERSIONS, SPEND).where("level = 'channel' and model = 'linear'"))
        .hasRows("""
        period  | channel_group | channel      | campaign | currency | attributed_conversions:decimal(24,12) | new_conversions:decimal(24,12) | gross_revenue:decimal(18,2) | net_revenue:decimal(18,2) | new_net_revenue:decimal(18,2) | spend:decimal(18,2) | impressions:bigint | clicks:bigint | cpa:decimal(18,2) | cac:decimal(18,2) | roas:decimal(18,4)
        2026-05 | Paid Social   | oceanengine  | null     | CNY      | 0.500000000000 | 0.500000000000 | 50.00  | 40.00 | 40.00 | 20.00 | 1500 | 15   | 40.00 | 40.00 | 2.0000
        2026-05 | SMS           | sms          | null     | CNY      | 0.500000000000 | 0.500000000000 | 50.00  | 40.00 | 40.00 | null  | null | null | null  | null  | null
        2026-05 | Paid Search   | baidu        | null     | CNY      | 0.000000000000 | 0.000000000000 | 0.00   | 0.00  | 0.00  | 9.00  | 70   | 7    | null  | null  | 0.0000
        2026-05 | unattributed  | unattributed | null     | CNY      | 1.000000000000 | 0.000000000000 | 25.00  | 25.00 | 0.00  | null  | null | null | null  | null  | null
        2026-05 | unattributed  | unattributed | null     | HKD      | 1.000000000000 | 0.000000000000 | 7.00   | 7.00  | 0.00  | null  | null | null | null  | null  | null
        """);
  }

  @Test
  void belowTheChannelSpendMeetsCreditByTheNamesThePlatformGives() {
    assertThat(channels(TOUCHES, CONVERSIONS, SPEND)
            .where("level = 'ad_group' and model = 'first' and channel in ('oceanengine', 'sms')"))
        .hasRows("""
        channel     | campaign | ad_group | creative | net_revenue:decimal(18,2) | spend:decimal(18,2)
        oceanengine | c1       | a1       | null     | 80.00                     | 16.00
        oceanengine | c1       | null     | null     | 0.00                      | 4.00
        sms         | null     | null     | null     | 0.00                      | null
        """);
  }

  @Test
  void spendStandsAloneInEveryWindowAndModelWhereThereAreNoConversions() {
    Dataset<Row> channels = AttributionChannelTransform.apply(
        AttributionCredits.TABLE.conform(Given.none(AttributionCredits.TABLE)),
        Given.table(AdPerformance.TABLE, SPEND),
        WEEK);

    assertThat(channels.where("level = 'channel' and channel = 'baidu'")).hasRows("""
        goal  | window | model           | spend:decimal(18,2)
        order | week   | first           | 9.00
        order | week   | last            | 9.00
        order | week   | last_non_direct | 9.00
        order | week   | linear          | 9.00
        """);
  }

  @Test
  void withoutCreditsAndSpendThereAreNone() {
    assertThat(AttributionChannelTransform.apply(
            AttributionCredits.TABLE.conform(Given.none(AttributionCredits.TABLE)),
            AdPerformance.TABLE.conform(Given.none(AdPerformance.TABLE)),
            WEEK))
        .hasNoRows();
  }

  @Test
  void theBooksBalanceWithTheOrdersAndTellWhereTheyDoNot() {
    Dataset<Row> channels = channels(TOUCHES, CONVERSIONS, SPEND);
    String orders = """
        order_id | kind   | net_amount | currency | is_cancelled | paid_at
        o1       | sale   | 80         | CNY      | false        | 2026-05-10T10:00:00Z
        o2       | sale   | 30         | CNY      | false        | null
        back     | return | -5         | CNY      | false        | null
        unpaid   | sale   | 0          | CNY      | false        | null
        gone     | sale   | 50         | CNY      | true         | null
        """;
    String hongKong = """
        o3       | sale   | 7          | HKD      | false        | 2026-05-10T10:00:00Z
        """;

    assertThat(faults(channels, orders + hongKong)).hasNoRows();
    assertThat(faults(channels, orders).where("level = 'channel' and model = 'last'"))
        .hasRows("""
            brand_id | currency | window | orders:decimal(24,12) | credited:decimal(24,12) | net_amount:decimal(18,2) | net_revenue:decimal(18,2)
            hechuan  | HKD      | week   | 0.000000000000        | 1.000000000000          | 0.00                     | 7.00
            """);
    assertThat(faults(channels.limit(0), orders).where("level = 'channel' and model = 'last'"))
        .hasRows("""
            currency | orders:decimal(24,12) | credited:decimal(24,12) | net_amount:decimal(18,2)
            CNY      | 2.000000000000        | 0.000000000000          | 105.00
            """);
  }

  private static Dataset<Row> faults(Dataset<Row> channels, String orders) {
    return AttributionBalance.faults(channels, Given.table(PersonOrders.TABLE, orders), WEEK);
  }

  private static Dataset<Row> channels(String touches, String conversions, String spend) {
    Dataset<Row> credits = AttributionCreditsTransform.apply(
        Given.table(Touches.TABLE, touches), Given.table(Conversions.TABLE, conversions), WEEK);
    return AttributionChannelTransform.apply(
        credits, Given.table(AdPerformance.TABLE, spend), WEEK);
  }
}
