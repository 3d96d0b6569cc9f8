package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that were cut, garbled or mixed up on their way, among good ones, in one run. */
@SparkTest
class DamagedFilesTest {

  private static final String FEED = """
      feed: FORMAT
      version: 1
      says: Orders.
      source: {format: FORMAT, path: "FORMAT/dt=*/*"}
      key: [order_no]
      drift: {missing-column: quarantine}
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: clerk, says: Who sold.}
        - {name: pieces, type: long, says: How many.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      breaker: {quarantined-share: 1.0, min-rows: 1}
      to:
        - table: silver.orders
          select:
            order_id: order_no
            kind: "'sale'"
            channel: "'FORMAT'"
            net_amount: amount
            ordered_at: at
            is_cancelled: "false"
      """;

  private static final int ROWS = 12;

  @Test
  void goodRowsOfOtherFilesStandAndEveryDamagedFileHasAReason(SparkSession session, @Lake Path root)
      throws IOException {
    tryWith(root, 60);
  }

  @Test
  @Tag("acceptance")
  void thousandsOfThem(SparkSession session, @Lake Path root) throws IOException {
    tryWith(root, 2_000);
  }

  private static void tryWith(Path root, int damaged) throws IOException {
    Set<String> good = new TreeSet<>();
    Map<String, byte[]> mutated = new HashMap<>();
    Mutations mutations = new Mutations(20260302);
    for (int n = 0; n < damaged + 20; n++) {
      String format = n % 2 == 0 ? "csv" : "json";
      String path = format + "/dt=2026-03-02/f" + n + (n % 3 == 0 ? ".gz" : ".txt");
      byte[] bytes = content(format, "f" + n).getBytes(StandardCharsets.UTF_8);
      if (n >= damaged) {
        for (int i = 0; i < ROWS; i++) {
          good.add("f" + n + "-" + i);
        }
      } else {
        bytes = mutations.of(n / 2, bytes);
        mutated.put(path, bytes);
      }
      Path file = root.resolve("landing").resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
    workspace(root);

    run(root);

    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Set<String> orders = new HashSet<>(strings(open.lake()
          .read(Orders.TABLE)
          .where(col("order_id").rlike("^f\\d+-\\d+$"))
          .select("order_id")
          .collectAsList()));
      assertThat(orders).containsAll(good);
      Map<String, String> states = open
          .lake()
          .read(io.tributary.schema.table.Files.TABLE)
          .where("status <> 'started'")
          .select("path", "status")
          .collectAsList()
          .stream()
          .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
      assertThat(states).hasSize(damaged + 20);
      Map<String, List<Row>> refused = open.lake().read(Quarantine.TABLE).collectAsList().stream()
          .collect(Collectors.groupingBy(row -> row.<String>getAs("file")));
      Set<String> stand = new HashSet<>(
          strings(open.lake().read(Orders.TABLE).select("_file").distinct().collectAsList()));
      states.forEach((path, state) -> {
        assertThat(state).as(path).isIn("ingested", "damaged", "empty", "duplicate");
        if (state.equals("damaged")) {
          assertThat(refused.get(path)).as(path).hasSize(1);
          assertThat(refused.get(path).get(0).<Long>getAs("row")).isZero();
          assertThat(refused.get(path).get(0).toString()).contains("unreadable-file");
        } else if (mutated.containsKey(path) && state.equals("ingested")) {
          assertThat(stand.contains(path) || refused.containsKey(path)).as(path).isTrue();
        }
      });
      assertThat(states.values()).contains("damaged", "empty", "ingested");
    }
  }

  private static List<String> strings(List<Row> rows) {
    return rows.stream().map(row -> row.getString(0)).toList();
  }

  private static String content(String format, String file) {
    List<String> lines = new ArrayList<>();
    if (format.equals("csv")) {
      lines.add("order_no,clerk,pieces,amount,at");
    }
    for (int i = 0; i < ROWS; i++) {
      String pattern = format.equals("csv")
          ? "%s-%d,Li 丽,%d,%d.50,2026-03-02 10:00:%02d"
          : "{\"order_no\":\"%s-%d\",\"clerk\":\"Li 丽\",\"pieces\":%d,\"amount\":\"%d.50\","
              + "\"at\":\"2026-03-02 10:00:%02d\"}";
      lines.add(pattern.formatted(file, i, i, i, i));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void workspace(Path root) throws IOException {
    Files.createDirectories(root.resolve("feeds"));
    for (String format : List.of("csv", "json")) {
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

  private static void run(Path root) {
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Window window = new Window(
          LocalDate.parse("2026-03-02").atStartOfDay(ZoneOffset.UTC).toInstant(),
          LocalDate.parse("2026-03-04").atStartOfDay(ZoneOffset.UTC).toInstant());
      RunRequest request = new RunRequest("nightly", window, window.to().plusSeconds(7200), 7)
          .in(open.zone())
          .only(Set.of("ingest.csv", "ingest.json"));
      RunResult outcome = open.runner(2, Progress.silent()).run(request);
      assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    }
  }
}
