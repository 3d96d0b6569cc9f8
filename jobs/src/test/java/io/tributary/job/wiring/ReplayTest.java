package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.Window;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Refused records read again with another contract. */
@SparkTest
class ReplayTest {

  private static final String FEED = """
      feed: tills
      version: 1
      says: Orders at tills.
      source: {format: csv, path: "tills/dt=*/*.csv"}
      key: [order_no]
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: clerk, says: Who sold.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      money: amount
      rules:
        - {id: of_its_day, row: "to_date(at) = _file_day", code: out-of-range, column: at,
           says: Not of the day of its file.}
        - {id: has_a_clerk, row: "clerk is not null", code: missing-value, column: clerk,
           says: Nobody sold it.}
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
  void recordsOfSeveralFilesAreJudgedByTheDayOfTheirOwnFile(SparkSession session, @Lake Path root)
      throws IOException {
    land(root, "2026-03-02", "a1,Li,1.00,2026-03-02 10:00:00\na2,,2.00,2026-03-02 11:00:00\n");
    land(root, "2026-03-03", "b1,,3.00,2026-03-03 10:00:00\nb2,,4.00,2026-03-02 11:00:00\n");
    feed(root, FEED);
    run(root, "nightly");
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      assertThat(open.lake().read(Orders.TABLE)).hasRows("order_id | net_amount\na1 | 1.00");
    }

    feed(root, FEED.replaceFirst("(?s)  - \\{id: has_a_clerk.*?sold it.}\n", ""));
    run(root, "replay.tills");

    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      assertThat(open.lake().read(Orders.TABLE)).hasRows("""
          order_id | net_amount
          a1       | 1.00
          a2       | 2.00
          b1       | 3.00
          """);
      assertThat(ReplayStep.newest(open.lake().read(Quarantine.TABLE))).hasRows("""
          row | status
          2   | replayed
          1   | replayed
          2   | open
          """);
    }
  }

  private static void run(Path root, String lane) {
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Window window = new Window(
          LocalDate.parse("2026-03-02").atStartOfDay(ZoneOffset.UTC).toInstant(),
          LocalDate.parse("2026-03-04").atStartOfDay(ZoneOffset.UTC).toInstant());
      RunRequest request =
          new RunRequest(lane, window, window.to().plusSeconds(7200), 7).in(open.zone());
      boolean isNight = lane.equals("nightly");
      assertThat(open.runner(2, Progress.silent())
              .run(isNight ? request.only(java.util.Set.of("ingest.tills")) : request)
              .exitCode())
          .isZero();
    }
  }

  private static void feed(Path root, String yaml) throws IOException {
    Files.createDirectories(root.resolve("feeds"));
    Files.writeString(root.resolve("feeds/tills.yaml"), yaml);
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: UTC
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        """);
  }

  private static void land(Path root, String day, String rows) throws IOException {
    Path file = root.resolve("landing/tills/dt=" + day + "/orders.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "order_no,clerk,amount,at\n" + rows);
  }
}
