package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.Job;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.AdPerformance;
import io.tributary.schema.table.AttributionChannel;
import io.tributary.schema.table.AttributionCredits;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Touches;
import io.tributary.schema.testkit.SparkTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights of the jobs of this stage over tables written by hand. */
@SparkTest
class AttributionJobsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String ORDERS = """
      order_id | one_id | kind   | channel | net_amount | refund_amount | is_cancelled | ordered_at           | paid_at              | business_date | business_month
      1        | anna   | sale   | tmall   | 100.01     | 20            | false        | 2026-05-20T10:00:00Z | 2026-05-20T10:00:00Z | 2026-05-20    | 2026-05
      2        | anna   | sale   | tmall   | 50         | null          | false        | 2026-05-20T11:00:00Z | 2026-05-20T11:00:00Z | 2026-05-20    | 2026-05
      3        | bea    | sale   | pos     | 30         | null          | false        | 2026-06-01T10:00:00Z | 2026-06-01T10:00:00Z | 2026-06-01    | 2026-06
      4        | null   | sale   | pos     | 40         | null          | false        | 2026-05-31T10:00:00Z | 2026-05-31T10:00:00Z | 2026-05-31    | 2026-05
      5        | null   | return | pos     | -15        | null          | false        | 2026-05-31T10:00:00Z | 2026-05-31T10:00:00Z | 2026-05-31    | 2026-05
      6        | carl   | sale   | tmall   | 0          | null          | true         | 2026-05-31T10:00:00Z | null                 | 2026-05-31    | 2026-05
      """;

  private static final String INTERACTIONS = """
      interaction_id | one_id | kind      | platform    | channel     | campaign_id | ad_id | occurred_at          | business_date | business_month
      1              | anna   | click     | oceanengine | oceanengine | c1          | a1    | 2026-05-10T10:00:00Z | 2026-05-10    | 2026-05
      2              | anna   | click     | oceanengine | oceanengine | c2          | a2    | 2026-05-15T10:00:00Z | 2026-05-15    | 2026-05
      3              | anna   | delivered | sms         | sms         | s1          | null  | 2026-05-19T10:00:00Z | 2026-05-19    | 2026-05
      """;

  private Lake lake;
  private Path folder;

  @BeforeEach
  void lake(SparkSession session, @io.tributary.schema.testkit.Lake Path root) {
    folder = root;
    lake = new Lake(session, root.toString());
  }

  @Test
  void aNightSharesEveryOrderOutWholeAgainTheSameAndThenWithWhatCameLate() {
    everything();
    assertThat(night(1, all -> true).exitCode()).isZero();

    Dataset<Row> channels = lake.read(AttributionChannel.TABLE);
    assertThat(channels.where("level = 'channel' and window = '30d' and model = 'linear'"))
        .hasRows("""
            period  | channel      | attributed_conversions:decimal(24,12) | gross_revenue:decimal(18,2) | net_revenue:decimal(18,2) | spend:decimal(18,2) | roas:decimal(18,4)
            2026-05 | oceanengine  | 0.666666666667 | 80.01  | 66.68 | 10.00 | 6.6680
            2026-05 | sms          | 0.333333333333 | 40.00  | 33.33 | null  | null
            2026-05 | baidu        | 0.000000000000 | 0.00   | 0.00  | 7.50  | 0.0000
            2026-05 | unattributed | 2.000000000000 | 75.00  | 75.00 | null  | null
            2026-06 | direct       | 0.500000000000 | 15.00  | 15.00 | null  | null
            2026-06 | oceanengine  | 0.500000000000 | 15.00  | 15.00 | null  | null
            """);
    assertThat(channels
            .groupBy("level", "window", "model")
            .agg(
                functions.sum("attributed_conversions").as("conversions"),
                functions.sum("net_revenue").as("net"))
            .where("conversions <> 4 or net <> 205.01"))
        .hasNoRows();
    assertThat(lake.read(AttributionCredits.TABLE)
            .groupBy("conversion_id", "window")
            .agg(
                functions.sum("w_first").as("first"),
                functions.sum("w_last").as("last"),
                functions.sum("w_last_non_direct").as("last_non_direct"),
                functions.sum("w_linear").as("linear"))
            .where("first <> 1 or last <> 1 or last_non_direct <> 1 or linear <> 1"))
        .hasNoRows();

    List<Row> credits = lake.read(AttributionCredits.TABLE).collectAsList();
    List<Row> sums = channels.collectAsList();
    night(2, job -> job.name().equals("attribution"));
    assertThat(lake.read(AttributionCredits.TABLE).collectAsList())
        .containsExactlyInAnyOrderElementsOf(credits);
    assertThat(lake.read(AttributionChannel.TABLE).collectAsList())
        .containsExactlyInAnyOrderElementsOf(sums);

    write(PersonInteractions.TABLE, INTERACTIONS + """
        4              | anna   | click     | baidu       | baidu       | s9          | null  | 2026-05-20T10:30:00Z | 2026-05-20    | 2026-05
        """);
    write(PersonOrders.TABLE, ORDERS.replace("| 50         | null ", "| 45         | 5    "));
    assertThat(night(3, all -> true).exitCode()).isZero();
    assertThat(lake.read(AttributionCredits.TABLE)
            .where("conversion_id = 'order|tmall|2' and window = '7d'"))
        .hasRows("""
            touch_id                    | channel | w_last:decimal(13,12) | paid_last:decimal(18,2) | net_last:decimal(18,2)
            "interaction|baidu|click|4" | baidu   | 1.000000000000        | 50.00                   | 45.00
            """);
  }

  @Test
  void channelsThatDifferFromTheOrdersAreNotPublished() {
    write(PersonOrders.TABLE, ORDERS);

    RunResult result = night(1, job -> job.name().equals("attribution"));

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.verdicts().get(0).message())
        .contains(
            "hechuan, CNY, window ",
            "4 orders of 205.01, but 0 conversions of 0.00 credited",
            "was left as it was");
    assertThat(lake.exists(AttributionChannel.TABLE)).isFalse();
  }

  @Test
  void beforeAnythingLandedTheTablesAreEmpty() {
    assertThat(night(1, all -> true).exitCode()).isZero();

    assertThat(lake.read(Touches.TABLE)).hasNoRows();
    assertThat(lake.read(AttributionChannel.TABLE)).hasNoRows();
  }

  private void everything() {
    write(PersonOrders.TABLE, ORDERS);
    write(PersonInteractions.TABLE, INTERACTIONS);
    write(PersonEvents.TABLE, """
        event_id | one_id | channel | event | page | occurred_at          | business_date | business_month
        1        | bea    | web     | view  | /    | 2026-05-25T10:00:00Z | 2026-05-25    | 2026-05
        """);
    write(IdentityMap.TABLE, """
        token   | one_id
        phone:1 | bea
        """);
    write(Leads.TABLE, """
        lead_id | tokens:array<string> | source      | channel     | ad_id | created_at           | business_date | business_month
        1       | ["phone:1"] | oceanengine | oceanengine | a9    | 2026-05-26T10:00:00Z | 2026-05-26    | 2026-05
        """);
    write(AdPerformance.TABLE, """
        platform    | channel     | account_id | campaign_id | ad_id | creative_id | impressions | clicks | spend | spend_date | business_month
        oceanengine | oceanengine | 1          | c1          | a1    |             | 100         | 3      | 10    | 2026-05-10 | 2026-05
        baidu       | baidu       | 1          | s9          |       |             | 100         | 3      | 7.50  | 2026-05-10 | 2026-05
        """);
  }

  private RunResult night(int day, Predicate<Job> chosen) {
    Instant to = Instant.parse("2026-06-01T16:00:00Z").plus(day, ChronoUnit.DAYS);
    LakehouseSettings settings = new LakehouseSettings(
        "hechuan",
        SHANGHAI,
        "CNY",
        "landing",
        List.of(),
        new IdentityRules(List.of(), List.of()),
        Definitions.none(),
        AttributionSettings.shipped(),
        SuppressionPolicy.DEFAULT,
        List.of(),
        new LakeKeys(new byte[32], "k1", Map.of("k1", new byte[32])));
    List<Job> jobs =
        new AttributionWiring(settings).jobs().stream().filter(chosen).toList();
    return new Runner(lake, jobs, RunnerSettings.defaults(folder))
        .run(new RunRequest("nightly", new Window(to.minus(1, ChronoUnit.DAYS), to), to, 7)
            .in(SHANGHAI));
  }

  private void write(TableSpec table, String text) {
    GivenTables.write(lake, table, text);
  }
}
