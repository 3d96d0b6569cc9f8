package io.tributary.pipeline.audience;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class RfmScoresTransformTest {

  /** Ten customers of one order each, 10 to 100 days ago, of 100 to 1,000 yuan. */
  private static final String TEN = """
      order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
      1        | a      | sale | 100        | 2026-05-22    | 2026-05-22 | false
      2        | b      | sale | 200        | 2026-05-12    | 2026-05-12 | false
      3        | c      | sale | 300        | 2026-05-02    | 2026-05-02 | false
      4        | d      | sale | 400        | 2026-04-22    | 2026-04-22 | false
      5        | e      | sale | 500        | 2026-04-12    | 2026-04-12 | false
      6        | f      | sale | 600        | 2026-04-02    | 2026-04-02 | false
      7        | g      | sale | 700        | 2026-03-23    | 2026-03-23 | false
      8        | h      | sale | 800        | 2026-03-13    | 2026-03-13 | false
      9        | i      | sale | 900        | 2026-03-03    | 2026-03-03 | false
      10       | j      | sale | 1000       | 2026-02-21    | 2026-02-21 | false
      """;

  @Test
  void quintilesAreOfTypeSevenAndOpenBelow() {
    // Type 7 of 10 … 100: h = 9p, so the bounds are 28, 46, 64 and 82; of money 280, 460, 640, 820.
    assertThat(scores(TEN)).hasRows("""
        one_id | recency_days:bigint | frequency:bigint | monetary:decimal(18,2) | r_score | f_score | m_score
        a      | 10                  | 1                | 100.00                 | 5       | 1       | 1
        b      | 20                  | 1                | 200.00                 | 5       | 1       | 1
        c      | 30                  | 1                | 300.00                 | 4       | 1       | 2
        d      | 40                  | 1                | 400.00                 | 4       | 1       | 2
        e      | 50                  | 1                | 500.00                 | 3       | 1       | 3
        f      | 60                  | 1                | 600.00                 | 3       | 1       | 3
        g      | 70                  | 1                | 700.00                 | 2       | 1       | 4
        h      | 80                  | 1                | 800.00                 | 2       | 1       | 4
        i      | 90                  | 1                | 900.00                 | 1       | 1       | 5
        j      | 100                 | 1                | 1000.00                | 1       | 1       | 5
        """);
  }

  @Test
  void aValueOnABoundBelongsToTheBinBelow() {
    // Six customers: h = 5p, so the bounds are the second to fifth value themselves.
    assertThat(scores("""
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale | 10         | 2026-05-31    | 2026-05-31 | false
        2        | b      | sale | 20         | 2026-05-30    | 2026-05-30 | false
        3        | c      | sale | 30         | 2026-05-29    | 2026-05-29 | false
        4        | d      | sale | 40         | 2026-05-28    | 2026-05-28 | false
        5        | e      | sale | 50         | 2026-05-27    | 2026-05-27 | false
        6        | f      | sale | 60         | 2026-05-26    | 2026-05-26 | false
        """)).hasRows("""
        one_id | r_score | m_score
        a      | 5       | 1
        b      | 5       | 1
        c      | 4       | 2
        d      | 3       | 3
        e      | 2       | 4
        f      | 1       | 5
        """);
  }

  @Test
  void whereMostBoughtOnceOneOrderIsTheLowestScoreAndTwoAreTheHighest() {
    String twice = TEN + """
        11       | j      | sale | 0          | 2026-02-20    | 2026-02-20 | false
        """;

    assertThat(scores(twice).where("one_id in ('i', 'j')")).hasRows("""
        one_id | frequency:bigint | f_score
        i      | 1                | 1
        j      | 2                | 5
        """);
  }

  @Test
  void fewerThanFiveCustomersAreScoredByTheSameRule() {
    // Two customers: the bounds of 10 and 20 days are 12, 14, 16, 18.
    assertThat(scores("""
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale | 100        | 2026-05-22    | 2026-05-22 | false
        2        | b      | sale | 200        | 2026-05-12    | 2026-05-12 | false
        """)).hasRows("""
        one_id | r_score | f_score | m_score | rfm_segment | rfm_type_zh
        a      | 5       | 1       | 1       | recent      | 一般发展
        b      | 1       | 1       | 5       | big_spenders_fading | 重要挽留
        """);
    assertThat(scores("""
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale | 100        | 2026-05-22    | 2026-05-22 | false
        """)).hasRows("""
        one_id | r_score | f_score | m_score | rfm_type_zh
        a      | 5       | 1       | 1       | 一般挽留
        """);
  }

  @Test
  void frequencyCountsDaysSoThatSplitOrdersDoNotInflateItUnlessOrdersAreWanted() {
    String split = """
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale | 60         | 2026-05-22    | 2026-05-22 | false
        2        | a      | sale | 40         | 2026-05-22    | 2026-05-22 | false
        3        | a      | sale | 10         | 2026-05-01    | 2026-05-01 | false
        """;

    assertThat(scores(split)).hasRows("""
        one_id | frequency:bigint | monetary:decimal(18,2)
        a      | 2                | 110.00
        """);
    assertThat(scores(split, Given.segments("rfm: {frequency: orders}"))).hasRows("""
        one_id | frequency:bigint | monetary:decimal(18,2)
        a      | 3                | 110.00
        """);
  }

  @Test
  void refundsLowerMoneyAndMayLeaveItNegative() {
    assertThat(scores("""
        order_id | one_id | kind   | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale   | 50         | 2026-05-22    | 2026-05-22 | false
        2        | a      | return | -80.50     | 2026-05-25    | null       | false
        3        | b      | sale   | 0          | 2026-05-22    | 2026-05-22 | false
        """)).hasRows("""
        one_id | recency_days:bigint | frequency:bigint | monetary:decimal(18,2) | m_score
        a      | 10                  | 1                | -30.50                 | 1
        b      | 10                  | 1                | 0.00                   | 5
        """);
  }

  @Test
  void onlyPaidSalesBeforeTheDayAndInTheLookBackCount() {
    assertThat(scores("""
        order_id | one_id      | kind   | net_amount | business_date | paid_at    | is_cancelled
        1        | today       | sale   | 10         | 2026-06-01    | 2026-06-01 | false
        2        | yesterday   | sale   | 10         | 2026-05-31    | 2026-05-31 | false
        3        | first_day   | sale   | 10         | 2025-06-01    | 2025-06-01 | false
        4        | too_old     | sale   | 10         | 2025-05-31    | 2025-05-31 | false
        5        | unpaid      | sale   | 0          | 2026-05-31    | null       | false
        6        | no_pay_time | sale   | 10         | 2026-05-31    | null       | false
        7        | cancelled   | sale   | 0          | 2026-05-31    | 2026-05-31 | true
        8        | returned    | return | -10        | 2026-05-31    | null       | false
        9        | null        | sale   | 10         | 2026-05-31    | 2026-05-31 | false
        """)).hasRows("""
        one_id      | recency_days:bigint
        yesterday   | 1
        first_day   | 365
        no_pay_time | 1
        """);
  }

  @Test
  void eachOfTheEightTypesIsNamedByHighOrLowRecencyFrequencyAndMoney() {
    SegmentSettings fixed = Given.segments("""
        rfm: {types: {recency: 30, frequency: 2, monetary: 1000}}
        """);

    assertThat(scores("""
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | HHH    | sale | 400        | 2026-05-02    | 2026-05-02 | false
        2        | HHH    | sale | 600        | 2026-04-02    | 2026-04-02 | false
        3        | HHL    | sale | 399        | 2026-05-02    | 2026-05-02 | false
        4        | HHL    | sale | 600        | 2026-04-02    | 2026-04-02 | false
        5        | HLH    | sale | 1000       | 2026-05-02    | 2026-05-02 | false
        6        | HLL    | sale | 999.99     | 2026-05-02    | 2026-05-02 | false
        7        | LHH    | sale | 400        | 2026-05-01    | 2026-05-01 | false
        8        | LHH    | sale | 600        | 2026-04-02    | 2026-04-02 | false
        9        | LHL    | sale | 399        | 2026-05-01    | 2026-05-01 | false
        10       | LHL    | sale | 600        | 2026-04-02    | 2026-04-02 | false
        11       | LLH    | sale | 1000       | 2026-05-01    | 2026-05-01 | false
        12       | LLL    | sale | 999.99     | 2026-05-01    | 2026-05-01 | false
        """, fixed)).hasRows("""
        one_id | rfm_type_zh
        HHH    | 重要价值
        HLH    | 重要发展
        LHH    | 重要保持
        LLH    | 重要挽留
        HHL    | 一般价值
        HLL    | 一般发展
        LHL    | 一般保持
        LLL    | 一般挽留
        """);
  }

  @Test
  void aMeanOrMedianMustBeExceeded() {
    // Recency 10, 20, 30: mean 20. Money 100, 200, 900: median 200, mean 400.
    String three = """
        order_id | one_id | kind | net_amount | business_date | paid_at    | is_cancelled
        1        | a      | sale | 100        | 2026-05-22    | 2026-05-22 | false
        2        | b      | sale | 200        | 2026-05-12    | 2026-05-12 | false
        3        | c      | sale | 900        | 2026-05-02    | 2026-05-02 | false
        """;

    assertThat(scores(three)).hasRows("""
        one_id | rfm_type_zh
        a      | 一般发展
        b      | 一般挽留
        c      | 重要挽留
        """);
    assertThat(scores(
            three.replace("| 900 ", "| 250 "), Given.segments("rfm: {types: {monetary: mean}}")))
        .hasRows("""
        one_id | rfm_type_zh
        a      | 一般发展
        b      | 重要挽留
        c      | 重要挽留
        """);
  }

  @Test
  void theFirstSegmentThatHoldsTheScoresWins() {
    SegmentSettings settings = Given.segments("""
        rfm:
          segments:
            - {segment: big, m: 5}
            - {segment: recent_and_big, r: 4-5, m: 4-5}
            - {segment: others}
        """);

    assertThat(scores(TEN, settings).where("one_id in ('a', 'h', 'j')")).hasRows("""
        one_id | rfm_segment
        a      | others
        h      | others
        j      | big
        """);
  }

  @Test
  void amountsInAnotherCurrencyAreNotAdded() {
    assertThat(scores("""
        order_id | one_id | kind | net_amount | currency | business_date | paid_at    | is_cancelled
        1        | a      | sale | 50         | CNY      | 2026-05-22    | 2026-05-22 | false
        2        | a      | sale | 70         | USD      | 2026-05-21    | 2026-05-21 | false
        """)).hasRows("""
        one_id | frequency:bigint | monetary:decimal(18,2) | currency
        a      | 2                | 50.00                  | CNY
        """);
  }

  @Test
  void noOrdersGiveNoScores() {
    assertThat(scores("""
        order_id | one_id | kind | net_amount | business_date | paid_at | is_cancelled
        """)).hasNoRows();
  }

  private static Dataset<Row> scores(String orders) {
    return scores(orders, SegmentSettings.shipped());
  }

  private static Dataset<Row> scores(String orders, SegmentSettings settings) {
    Dataset<Row> purchases =
        Purchases.of(Given.table(PersonOrders.TABLE, orders), Given.JUNE, "CNY", settings.rfm());
    return RfmScoresTransform.apply(purchases, settings.rfm(), Given.JUNE, "hechuan", "CNY");
  }
}
