package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.SchemaChanges;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Files whose columns change under a table that is there already. */
@SparkTest
class DriftTest {

  private static final String FEED = """
      feed: FORMAT
      version: 1
      says: Orders.
      source: {format: FORMAT, path: "FORMAT/dt=*/*"}
      key: [order_no]
      drift: {new-column: evolve, missing-column: evolve, type-mismatch: evolve, widening: evolve}
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: pieces, type: long, standardise: money, says: How many.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      to:
        - table: silver.orders
          select:
            order_id: order_no
            kind: "'sale'"
            channel: "'FORMAT'"
            source_code: cast(pieces as string)
            net_amount: amount
            ordered_at: at
            is_cancelled: "false"
      """;

  @Test
  void aTableEvolvesWithItsFiles(SparkSession session, @Lake Path root) throws IOException {
    workspace(root);
    land(root, "csv/dt=2026-03-02/a", "order_no,pieces,amount,at\n1,2,3,2026-03-02 10:00:00\n");
    land(root, "json/dt=2026-03-02/a", """
        {"order_no":"1","pieces":2,"amount":"3","at":"2026-03-02 10:00:00"}
        """);
    run(root, "2026-03-03");
    land(root, "csv/dt=2026-03-03/a", """
        order_no,pieces,amount,at,colour,ÉTAT
        2,2.5,3,2026-03-03 10:00:00,red,neu
        3,￥2,3,2026-03-03 10:00:00,,
        """);
    land(root, "csv/dt=2026-03-03/b", "order_no,amount,at\n4,3,2026-03-03 10:00:00\n");
    land(root, "json/dt=2026-03-03/a", """
        {"order_no":"2","pieces":2.5,"amount":"3","at":"2026-03-03 10:00:00","colour":"red","ÉTAT":"neu"}
        {"order_no":"3","pieces":"￥2","amount":"3","at":"2026-03-03 10:00:00"}
        {"order_no":"4","amount":"3","at":"2026-03-03 10:00:00"}
        """);
    run(root, "2026-03-04");
    land(root, "csv/dt=2026-03-04/a", """
        order_no,pieces,amount,at,Colour,size
        5,1,3,2026-03-04 10:00:00,blue,XL
        """);
    run(root, "2026-03-05");

    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      for (String format : Set.of("csv", "json")) {
        assertThat(open.lake()
                .read(Orders.TABLE)
                .where("channel = '" + format + "'")
                .where("order_id < '5'"))
            .hasRows("""
            order_id | source_code
            1        | 2.00
            2        | 2.50
            3        | 2.00
            4        | null
            """);
        assertThat(bronze(open, format).where("order_no < '5'")).hasRows("""
            order_no | pieces:long | colour | _rescued
            1        | 2           | null   | null
            2        | null        | red    | {"pieces":"2.5","colour":"red","ÉTAT":"neu"}
            3        | null        | null   | {"pieces":"￥2"}
            4        | null        | null   | null
            """);
      }
      assertThat(bronze(open, "csv").where("order_no = '5'")).hasRows("""
          order_no | size
          5        | XL
          """);
      assertThat(open.lake().read(SchemaChanges.TABLE).where("feed = 'json'")).hasRows("""
          change         | column | handled
          new-column     | colour | evolve
          new-column     | ÉTAT   | evolve
          retyped-column | pieces | evolve
          widened-column | pieces | evolve
          """);
    }
  }

  private static Dataset<Row> bronze(OpenWorkspace open, String feed) {
    TableSpec table = open.tables().stream()
        .filter(one -> one.id().equals("bronze." + feed))
        .findFirst()
        .orElseThrow();
    return open.lake().read(table);
  }

  private static void run(Path root, String until) {
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Window window = new Window(
          LocalDate.parse("2026-03-02").atStartOfDay(ZoneOffset.UTC).toInstant(),
          LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant());
      RunRequest request = new RunRequest("nightly", window, window.to().plusSeconds(7200), 7)
          .in(open.zone())
          .only(Set.of("ingest.csv", "ingest.json"));
      RunResult result = open.runner(2, Progress.silent()).run(request);
      assertThat(result.exitCode()).as(result.toString()).isZero();
    }
  }

  private static void land(Path root, String path, String text) throws IOException {
    Path file = root.resolve("landing").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void workspace(Path root) throws IOException {
    Files.createDirectories(root.resolve("feeds"));
    for (String format : Set.of("csv", "json")) {
      Files.writeString(root.resolve("feeds/" + format + ".yaml"), FEED.replace("FORMAT", format));
    }
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: UTC
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        """);
  }
}
