package io.tributary.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class AttributionSectionTest {

  @Test
  void channelsStandWithTheirModelsCostsAndWhatIsUnattributed(SparkSession session) {
    TextTables.table(session, """
        level    | goal  | window | model  | channel_group | channel      | currency | attributed_conversions:decimal(24,12) | net_revenue:decimal(18,2) | spend:decimal(18,2)
        channel  | order | 30d    | first  | Paid Search   | baidu        | CNY | 1 | 120.00 | 50.00
        channel  | order | 30d    | last   | Paid Search   | baidu        | CNY | 0 | 0.00   | 50.00
        channel  | order | 30d    | linear | Paid Search   | baidu        | CNY | 0.5 | 60.00 | 50.00
        channel  | order | 30d    | linear | Display       | dsp          | CNY | 0 | 0.00   | 7.00
        channel  | order | 7d     | linear | Paid Search   | baidu        | CNY | 9 | 999.00 | 50.00
        campaign | order | 30d    | linear | Paid Search   | baidu        | CNY | 9 | 999.00 | 50.00
        channel  | order | 30d    | linear | unattributed  | unattributed | CNY | 2 | 33.00  | null
        """).createOrReplaceTempView("attribution_channel");
    TextTables.table(session, """
        conversion_id | goal  | window | reason     | net_linear:decimal(18,2)
        1             | order | 30d    | attributed | 60.00
        1             | order | 7d     | no_touch   | 60.00
        2             | order | 30d    | no_touch   | 33.00
        """).createOrReplaceTempView("attribution_credits");

    Section section = AttributionSection.of(views(session)).orElseThrow();

    assertThat(section.blocks().get(0))
        .isEqualTo(new Block.Bars(
            List.of("first", "last", "linear"),
            List.of(
                new Block.Bars.Bar(
                    "Paid Search · baidu",
                    List.of(120.0, 0.0, 60.0),
                    List.of("120.00", "0.00", "60.00")),
                new Block.Bars.Bar(
                    "Display · dsp", List.of(0.0, 0.0, 0.0), List.of("0.00", "0.00", "0.00")))));
    assertThat(((Block.Grid) section.blocks().get(1)).rows())
        .containsExactly(
            List.of(
                "Paid Search", "baidu", "30d", "CNY", "0.5", "60.00", "50.00", "100.00", "1.20"),
            List.of("unattributed", "unattributed", "30d", "CNY", "2.0", "33.00", "", "", ""),
            List.of("Display", "dsp", "30d", "CNY", "0.0", "0.00", "7.00", "", "0.00"));
    assertThat(((Block.Grid) section.blocks().get(2)).rows())
        .containsExactly(
            List.of("30d", "attributed", "1", "60.00"),
            List.of("30d", "no_touch", "1", "33.00"),
            List.of("7d", "no_touch", "1", "60.00"));
  }

  private static ReportSource views(SparkSession session) {
    return new ReportSource() {
      @Override
      public boolean has(String table) {
        return table.startsWith("gold.attribution_");
      }

      @Override
      public List<Row> rows(String sql) {
        try {
          return session.sql(sql.replace("gold.", "")).collectAsList();
        } catch (Exception e) {
          throw new IllegalStateException("A query of the report fails: " + sql, e);
        }
      }
    };
  }
}
