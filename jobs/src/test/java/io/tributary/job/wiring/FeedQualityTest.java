package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.lake.Fingerprint;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.table.DqMetrics;
import io.tributary.schema.table.Orders;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** A feed from its files to silver on days when something is wrong with it. */
@SparkTest
class FeedQualityTest {

  /** Its key is finer than that of silver.orders, so that one order can be two records. */
  private static final String FEED = """
      feed: tills
      version: 1
      says: Orders at tills.
      source: {format: csv, path: "tills/dt=*/*.csv"}
      key: [order_no, till]
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: till, required: true, says: The till.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      money: amount
      to:
        - table: silver.orders
          select:
            order_id: order_no
            kind: "'sale'"
            channel: "'till'"
            net_amount: amount
            ordered_at: at
            is_cancelled: "false"
      """;

  @Test
  void whatIsEmptiedOrDoubledIsHeldBackAndTheNextGoodDeliveryGoesOn(
      SparkSession session, @Lake Path root) throws IOException {
    workspace(root);
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      land(root, "2026-03-02", orders("2026-03-02", 60));
      assertThat(run(open, "2026-03-02").exitCode()).isZero();
      String good = fingerprint(open);

      land(root, "2026-03-03", "");
      RunResult emptied = run(open, "2026-03-03");
      assertThat(emptied.exitCode()).isEqualTo(4);
      assertThat(emptied.verdicts().get(0).message())
          .contains(
              "Cannot publish feed.tills: day_records is 0, at least 1 expected: 60 were usual"
                  + " before 2026-03-03.",
              "quality.yaml");
      assertThat(fingerprint(open)).isEqualTo(good);

      land(root, "2026-03-03", orders("2026-03-03", 70));
      assertThat(run(open, "2026-03-03").exitCode()).isZero();
      assertThat(open.lake().rowCount(Orders.TABLE)).isEqualTo(130);

      String before = fingerprint(open);
      land(
          root,
          "2026-03-04",
          orders("2026-03-04", 60)
              + "2026-03-04-7,second,1.00,2026-03-04 09:00:00\n"
              + "2026-03-02-5,second,1.00,2026-03-02 09:00:00\n");
      RunResult doubled = run(open, "2026-03-04");
      assertThat(doubled.exitCode()).isEqualTo(4);
      assertThat(doubled.verdicts().get(0).message())
          .contains("Cannot publish silver.orders: duplicate_keys is 2, 0 expected");
      assertThat(fingerprint(open)).isEqualTo(before);

      land(root, "2026-03-04", orders("2026-03-04", 60));
      assertThat(run(open, "2026-03-04").exitCode()).isZero();
      assertThat(open.lake().rowCount(Orders.TABLE)).isEqualTo(190);
      assertThat(open.lake()
              .read(io.tributary.schema.table.Files.TABLE)
              .where("status = 'withdrawn'")
              .count())
          .as("versions replaced before they were ingested")
          .isEqualTo(2);
      assertThat(open.lake().read(open.tables().get(0)).count())
          .as("bronze holds nothing of them")
          .isEqualTo(190);
      assertThat(open.lake()
              .read(DqMetrics.TABLE)
              .where("metric in ('day_records', 'duplicate_keys')"))
          .hasRows("""
              table         | metric         | value | verdict
              feed.tills    | day_records    | 60    | no_history
              silver.orders | duplicate_keys | 0     | pass
              feed.tills    | day_records    | 0     | breaker
              feed.tills    | day_records    | 70    | pass
              silver.orders | duplicate_keys | 0     | pass
              feed.tills    | day_records    | 62    | pass
              silver.orders | duplicate_keys | 2     | breaker
              feed.tills    | day_records    | 60    | pass
              silver.orders | duplicate_keys | 0     | pass
              """);
    }
  }

  @Test
  void anOrderWhoseTimeIsCorrectedIntoAnotherMonthMovesAndDoesNotStandTwice(
      SparkSession session, @Lake Path root) throws IOException {
    workspace(root);
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      land(root, "2026-03-02", orders("2026-02-28", 2));
      assertThat(run(open, "2026-03-02").exitCode()).isZero();

      land(root, "2026-03-03", "2026-02-28-1,first,9.90,2026-03-01 10:00:00\n");
      assertThat(run(open, "2026-03-03").exitCode()).isZero();

      assertThat(open.lake().read(Orders.TABLE)).hasRows("""
          order_id     | business_month
          2026-02-28-0 | 2026-02
          2026-02-28-1 | 2026-03
          """);
    }
  }

  private static void workspace(Path root) throws IOException {
    Files.createDirectories(root.resolve("feeds"));
    Files.writeString(root.resolve("feeds/tills.yaml"), FEED);
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: UTC
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        """);
  }

  private static String orders(String day, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%s-%d,first,9.90,%s 10:00:00\n".formatted(day, i, day))
        .collect(Collectors.joining());
  }

  private static void land(Path root, String day, String lines) throws IOException {
    Path folder = Files.createDirectories(root.resolve("landing/tills/dt=" + day));
    Files.writeString(folder.resolve("tills.csv"), "order_no,till,amount,at\n" + lines);
  }

  private static RunResult run(OpenWorkspace open, String day) {
    LocalDate date = LocalDate.parse(day);
    Window window = new Window(
        date.atStartOfDay().toInstant(ZoneOffset.UTC),
        date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    return open.runner(1, Progress.silent())
        .run(new RunRequest(
            "hourly", window, window.to().plusSeconds(3600), 1, ZoneOffset.UTC, Set.of()));
  }

  private static String fingerprint(OpenWorkspace open) {
    return Fingerprint.of(open.lake().read(Orders.TABLE), Set.of()).toString();
  }
}
