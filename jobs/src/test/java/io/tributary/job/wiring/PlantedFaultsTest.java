package io.tributary.job.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.Progress;
import io.tributary.job.run.Release;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.table.DqMetrics;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Faults planted in feeds, one each, and days that only look like faults: what is found, how severe
 * it is, and what is published, as the list says.
 */
@SparkTest
@Tag("acceptance")
class PlantedFaultsTest {

  private static final LocalDate END = LocalDate.of(2026, 3, 20);

  @Test
  void everyFaultIsFoundWithItsSeverityAndWhatIsNormalRaisesNoAlarm(@Lake Path root)
      throws IOException {
    List<PlantedFault> faults = PlantedFaults.all();
    PlantedFaults.workspace(root, faults);
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      for (PlantedFault fault : faults) {
        PlantedFaults.history(root, fault);
      }
      assertThat(run(open).verdicts()).allMatch(verdict -> verdict.outcome().isGood());
      Release before = Release.newest(open.lake()).orElseThrow();
      Map<String, Long> standing = rows(open);
      for (PlantedFault fault : faults) {
        PlantedFaults.plant(root, fault);
      }

      RunResult night = run(open);
      RunResult audit = run(open, "ops.dq_metrics");

      assertThat(night.exitCode()).as("a breaker among them").isEqualTo(4);
      assertThat(Release.newest(open.lake())).as("nothing is released").hasValue(before);
      assertThat(audit.exitCode()).isZero();
      Map<String, String> found = found(open, night, audit.runId(), standing);
      Map<String, String> expected = new LinkedHashMap<>();
      faults.forEach(fault -> expected.put(fault.feed(), fault.expected()));
      assertThat(String.join("\n", lines(found))).isEqualTo(String.join("\n", lines(expected)));
      assertThat(open.lake()
              .read(Quarantine.TABLE)
              .where("status = 'held' and feed = 'silver.orders'")
              .select("reasons")
              .collectAsList())
          .as("rows that stopped publishing are kept")
          .isNotEmpty();

      PlantedFaults.mend(root, faults);
      RunResult mended = run(open);

      assertThat(mended.verdicts())
          .as("the next good run proceeds")
          .allMatch(verdict -> verdict.outcome().isGood());
      assertThat(Release.newest(open.lake()).orElseThrow().sequence())
          .isGreaterThan(before.sequence());
    }
  }

  private static List<String> lines(Map<String, String> byFeed) {
    return new TreeMap<>(byFeed)
        .entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .toList();
  }

  /** What came of each feed: its job's outcome, the rows that were added, and the faults told. */
  private static Map<String, String> found(
      OpenWorkspace open, RunResult night, String audit, Map<String, Long> standing) {
    Map<String, TreeSet<String>> told = new TreeMap<>();
    for (Row row : open.lake()
        .read(DqMetrics.TABLE)
        .where("verdict in ('warn', 'breaker', 'quarantine') and run_id in ('" + night.runId()
            + "', '" + audit + "')")
        .collectAsList()) {
      String job = row.getAs("job");
      String table = row.getAs("table");
      String feed = job.startsWith("ingest.") ? job.substring(7) : table.substring(5);
      told.computeIfAbsent(feed, any -> new TreeSet<>())
          .add(row.getAs("metric") + " " + row.getAs("verdict"));
    }
    Map<String, Long> now = rows(open);
    Map<String, String> found = new TreeMap<>();
    for (JobVerdict verdict : night.verdicts()) {
      if (verdict.job().startsWith("ingest.")) {
        String feed = verdict.job().substring(7);
        long added = now.getOrDefault(feed, 0L) - standing.getOrDefault(feed, 0L);
        long refused = refused(open, feed);
        found.put(
            feed,
            verdict.outcome().name().toLowerCase(java.util.Locale.ROOT) + ", " + added + " rows"
                + (refused > 0 ? ", " + refused + " refused" : "")
                + told.getOrDefault(feed, new TreeSet<>()).stream()
                    .map(one -> ", " + one)
                    .collect(Collectors.joining()));
      }
    }
    return found;
  }

  private static long refused(OpenWorkspace open, String feed) {
    return open.lake()
        .read(Quarantine.TABLE)
        .where("status = 'open' and feed = '" + feed + "'")
        .count();
  }

  private static Map<String, Long> rows(OpenWorkspace open) {
    return open.lake().read(Orders.TABLE).groupBy("_feed").count().collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  /** The ingest jobs and the audit of the night. */
  private static RunResult run(OpenWorkspace open) {
    return run(open, "hourly");
  }

  private static RunResult run(OpenWorkspace open, String lane) {
    Window window = new Window(
        LocalDate.of(2025, 10, 1).atStartOfDay().toInstant(ZoneOffset.UTC),
        END.atStartOfDay().toInstant(ZoneOffset.UTC));
    return open.runner(2, Progress.silent())
        .run(new RunRequest(
            lane, window, window.to().plusSeconds(3600), 1, ZoneOffset.UTC, Set.of()));
  }
}
