package io.tributary.pipeline.attribution;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.Touches;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class AttributionCreditsTransformTest {

  private static final AttributionSettings WEEK =
      Given.settings("windows: [{window: week, click: 7d, view: 1d}]");

  /** Anna sees an advertisement, follows another, comes by herself, and buys. */
  private static final String PATH = """
      touch_id | one_id | kind  | channel | is_direct | touched_at
      view     | anna   | view  | tencent | false     | 2026-05-09T12:00:00Z
      click    | anna   | click | baidu   | false     | 2026-05-04T10:00:00Z
      visit    | anna   | visit | direct  | true      | 2026-05-09T20:00:00Z
      """;

  private static final String ORDER = """
      conversion_id | one_id | paid_amount | net_amount | converted_at
      o1            | anna   | 100         | 70         | 2026-05-10T10:00:00Z
      """;

  @Test
  void everyModelGivesTheWholeConversionAwayAndItsMoneyToTheCent() {
    assertThat(credits(PATH, ORDER, WEEK)).hasRows("""
        touch_id | channel | reason     | position:bigint | path_length:bigint | w_first:decimal(13,12) | w_last:decimal(13,12) | w_last_non_direct:decimal(13,12) | w_linear:decimal(13,12) | paid_linear:decimal(18,2) | net_linear:decimal(18,2) | net_last:decimal(18,2)
        click    | baidu   | attributed | 1 | 3 | 1.000000000000 | 0.000000000000 | 0.000000000000 | 0.333333333334 | 33.34 | 23.34 | 0.00
        view     | tencent | attributed | 2 | 3 | 0.000000000000 | 0.000000000000 | 1.000000000000 | 0.333333333333 | 33.33 | 23.33 | 0.00
        visit    | direct  | attributed | 3 | 3 | 0.000000000000 | 1.000000000000 | 0.000000000000 | 0.333333333333 | 33.33 | 23.33 | 70.00
        """);
  }

  @Test
  void aWindowIsExactToTheSecondBothEndsIncludedAndEachKindHasItsOwn() {
    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        at_start | anna   | click | baidu   | 2026-05-03T10:00:00Z
        too_old  | anna   | click | baidu   | 2026-05-03T09:59:59Z
        at_once  | anna   | click | baidu   | 2026-05-10T10:00:00Z
        too_late | anna   | click | baidu   | 2026-05-10T10:00:01Z
        seen     | anna   | view  | tencent | 2026-05-09T10:00:00Z
        seen_old | anna   | view  | tencent | 2026-05-09T09:59:59Z
        """, ORDER, WEEK)).hasRows("""
        touch_id | position:bigint
        at_start | 1
        seen     | 2
        at_once  | 3
        """);
  }

  @Test
  void aChannelMayHaveAWindowOfItsOwn() {
    AttributionSettings settings = Given.settings(
        "windows: [{window: own, click: 7d, channels: {tencent: {click: 1d, view: 7d}}}]");

    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        a        | anna   | click | baidu   | 2026-05-05T10:00:00Z
        b        | anna   | click | tencent | 2026-05-05T10:00:00Z
        c        | anna   | view  | tencent | 2026-05-05T10:00:00Z
        """, ORDER, settings)).hasRows("""
        window | touch_id
        own    | a
        own    | c
        """);
  }

  @Test
  void conversionsWithoutAPathSayWhy() {
    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        a        | anna   | click | baidu   | 2026-04-01T10:00:00Z
        b        | carl   | click | baidu   | 2026-05-09T10:00:00Z
        late     | bea    | click | baidu   | 2026-05-11T10:00:00Z
        nobodys  | null   | click | baidu   | 2026-05-09T10:00:00Z
        """, """
        conversion_id | one_id | conversion_count | paid_amount | net_amount | converted_at
        old           | anna   | 1                | 10          | 10         | 2026-05-10T10:00:00Z
        untouched     | bea    | 1                | 10          | 10         | 2026-05-10T10:00:00Z
        first         | carl   | 1                | 10          | 10         | 2026-05-10T10:00:00Z
        second        | carl   | 1                | 10          | 10         | 2026-05-10T11:00:00Z
        back          | carl   | 0                | 0           | -10        | 2026-05-10T12:00:00Z
        nobodys       | null   | 1                | 10          | 10         | 2026-05-10T10:00:00Z
        """, WEEK)).hasRows("""
        conversion_id | touch_id | channel      | reason                 | position:bigint | path_length:bigint | w_first:decimal(13,12) | w_linear:decimal(13,12) | net_linear:decimal(18,2)
        old           | null     | unattributed | outside_window         | 0 | 0 | 1.000000000000 | 1.000000000000 | 10.00
        untouched     | null     | unattributed | no_touch               | 0 | 0 | 1.000000000000 | 1.000000000000 | 10.00
        first         | b        | baidu        | attributed             | 1 | 1 | 1.000000000000 | 1.000000000000 | 10.00
        second        | null     | unattributed | before_last_conversion | 0 | 0 | 1.000000000000 | 1.000000000000 | 10.00
        back          | null     | unattributed | return                 | 0 | 0 | 1.000000000000 | 1.000000000000 | -10.00
        nobodys       | null     | unattributed | not_linkable           | 0 | 0 | 1.000000000000 | 1.000000000000 | 10.00
        """);
  }

  @Test
  void touchesServeEveryConversionWhereTheyMayBeReused() {
    assertThat(credits(
            PATH,
            """
        conversion_id | one_id | paid_amount | net_amount | converted_at
        o1            | anna   | 1           | 1          | 2026-05-05T10:00:00Z
        o2            | anna   | 1           | 1          | 2026-05-10T10:00:00Z
        """,
            Given.settings("{windows: [{window: week, click: 7d}], after-conversion: reuse}")))
        .hasRows("""
        conversion_id | touch_id
        o1            | click
        o2            | click
        o2            | view
        o2            | visit
        """);
  }

  @Test
  void ordersOfOneMomentShareTheirPathAndATouchOfThatMomentIsTheirs() {
    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        a        | anna   | click | baidu   | 2026-05-10T10:00:00Z
        b        | anna   | click | baidu   | 2026-05-11T10:00:00Z
        """, """
        conversion_id | one_id | paid_amount | net_amount | converted_at
        o1            | anna   | 1           | 1          | 2026-05-10T10:00:00Z
        o2            | anna   | 1           | 1          | 2026-05-10T10:00:00Z
        o3            | anna   | 1           | 1          | 2026-05-12T10:00:00Z
        """, WEEK)).hasRows("""
        conversion_id | touch_id
        o1            | a
        o2            | a
        o3            | b
        """);
  }

  @Test
  void touchesOfOneMomentAreInTheOrderOfTheirIds() {
    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        b        | anna   | click | tencent | 2026-05-09T10:00:00Z
        a        | anna   | click | baidu   | 2026-05-09T10:00:00Z
        """, ORDER, WEEK)).hasRows("""
        touch_id | position:bigint | w_first:decimal(13,12) | w_last:decimal(13,12)
        a        | 1               | 1.000000000000         | 0.000000000000
        b        | 2               | 0.000000000000         | 1.000000000000
        """);
  }

  @Test
  void directTouchesAreDroppedAsTheSettingsSay() {
    String path = """
        touch_id | one_id | kind  | channel | is_direct | touched_at
        a        | anna   | visit | direct  | true      | 2026-05-07T10:00:00Z
        b        | anna   | click | baidu   | false     | 2026-05-08T10:00:00Z
        c        | anna   | visit | direct  | true      | 2026-05-09T10:00:00Z
        d        | bea    | visit | direct  | true      | 2026-05-09T10:00:00Z
        """;
    String orders = ORDER + """
        o2            | bea    | 1           | 1          | 2026-05-10T10:00:00Z
        """;
    String window = "windows: [{window: week, click: 7d}], direct: ";

    assertThat(credits(path, orders, Given.settings("{" + window + "drop-if-not-all}")))
        .hasRows("""
            touch_id | w_first:decimal(13,12)
            b        | 1.000000000000
            d        | 1.000000000000
            """);
    assertThat(credits(path, orders, Given.settings("{" + window + "drop-tail}")))
        .hasRows("""
        touch_id | w_last:decimal(13,12)
        a        | 0.000000000000
        b        | 1.000000000000
        d        | 1.000000000000
        """);
  }

  @Test
  void goalsHavePathsOfTheirOwn() {
    assertThat(credits("""
        touch_id | one_id | kind  | channel | touched_at
        a        | anna   | click | baidu   | 2026-05-09T10:00:00Z
        """, """
        conversion_id | goal  | one_id | paid_amount | net_amount | converted_at
        form          | lead  | anna   | 0           | 0          | 2026-05-09T11:00:00Z
        o1            | order | anna   | 5           | 5          | 2026-05-10T10:00:00Z
        """, WEEK)).hasRows("""
        conversion_id | goal  | touch_id
        form          | lead  | a
        o1            | order | a
        """);
  }

  @Test
  void withoutConversionsThereAreNone() {
    assertThat(AttributionCreditsTransform.apply(
            Given.table(Touches.TABLE, PATH),
            Conversions.TABLE.conform(Given.none(Conversions.TABLE)),
            WEEK))
        .hasNoRows();
  }

  private static Dataset<Row> credits(
      String touches, String conversions, AttributionSettings settings) {
    return AttributionCreditsTransform.apply(
        Given.table(Touches.TABLE, touches), Given.table(Conversions.TABLE, conversions), settings);
  }
}
