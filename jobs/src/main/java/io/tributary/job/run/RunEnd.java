package io.tributary.job.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.lake.Lake;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.table.Commits;
import io.tributary.schema.table.Releases;
import io.tributary.schema.table.RunEvents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The end of a run: journal rows to the ops tables, a release where all is good, journal gone. */
final class RunEnd {

  private static final String JOB = "run";

  private final Lake lake;
  private final Journal journal;
  private final Lease lease;
  private final KillPoints killPoints;

  RunEnd(Lake lake, Journal journal, Lease lease, KillPoints killPoints) {
    this.lake = lake;
    this.journal = journal;
    this.lease = lease;
    this.killPoints = killPoints;
  }

  /**
   * Ends the run; repeated after a crash it does what was not done.
   *
   * @param published tables whose newest versions readers may see now; none when the run failed
   */
  void end(RunResult result, List<TableSpec> published) {
    killPoints.reach("before-flush");
    journal.rows(JOB, RunEvents.TABLE.id(), events(result));
    journal.rows(JOB, Commits.TABLE.id(), commits());
    for (TableSpec table : Tables.all()) {
      if (table.database().equals("ops") && !table.equals(Releases.TABLE)) {
        flush(table);
      }
    }
    if (!published.isEmpty()) {
      killPoints.reach("before-release");
      journal.rows(JOB, Releases.TABLE.id(), release(published));
      flush(Releases.TABLE);
      killPoints.reach("after-release");
    }
    killPoints.reach("before-close");
    journal.close();
    killPoints.reach("after-close");
  }

  private void flush(TableSpec table) {
    List<String> rows = journal.rows(table.id());
    if (rows.isEmpty()) {
      return;
    }
    lease.check();
    Dataset<Row> typed = OpsRows.typed(lake.session(), table, rows);
    WriteTag tag = new WriteTag(journal.runId(), JOB, "flush", lease.fence());
    lake.write(table, typed, new WriteMode.Append(), tag);
    killPoints.reach("after-flush:" + table.id());
  }

  private List<OpsRow> events(RunResult result) {
    List<OpsRow> rows = new ArrayList<>();
    rows.add(event("started").with(RunEvents.MESSAGE, journal.request().lane()));
    for (JobVerdict verdict : result.verdicts()) {
      rows.add(event(verdict.outcome().name().toLowerCase(Locale.ROOT))
          .with(RunEvents.JOB, verdict.job())
          .with(RunEvents.ROWS, verdict.rows())
          .with(RunEvents.MESSAGE, verdict.message()));
    }
    long written = result.verdicts().stream().mapToLong(JobVerdict::rows).sum();
    rows.add(event(result.isGood() ? "finished" : "failed").with(RunEvents.ROWS, written));
    return rows;
  }

  private OpsRow event(String event) {
    return OpsRow.of(RunEvents.TABLE)
        .with(RunEvents.RUN_ID, journal.runId())
        .with(RunEvents.EVENT, event)
        .with(RunEvents.AT, journal.request().now());
  }

  private List<OpsRow> commits() {
    List<OpsRow> rows = new ArrayList<>();
    for (JsonNode commit : journal.commits()) {
      OpsRow row = OpsRow.of(Commits.TABLE)
          .with(Commits.RUN_ID, journal.runId())
          .with(Commits.JOB, commit.path("job").asText())
          .with(Commits.TABLE_ID, commit.path("table").asText())
          .with(Commits.VERSION, commit.path("version").asLong())
          .with(Commits.ROWS, commit.path("rows").asLong())
          .with(Commits.WINDOW_FROM, journal.request().window().from())
          .with(Commits.WINDOW_TO, journal.request().window().to())
          .with(Commits.AT, journal.request().now());
      if (commit.has("task_millis")) {
        row.with(
                Commits.TASK_SECONDS,
                BigDecimal.valueOf(commit.path("task_millis").asLong(), 3))
            .with(
                Commits.CPU_SECONDS,
                BigDecimal.valueOf(commit.path("cpu_millis").asLong(), 3))
            .with(Commits.BYTES_READ, commit.path("bytes_read").asLong())
            .with(Commits.BYTES_WRITTEN, commit.path("bytes_written").asLong());
      }
      rows.add(row);
    }
    return rows;
  }

  /** All tables of the release before with the new versions put in; none where nothing is new. */
  private List<OpsRow> release(List<TableSpec> published) {
    Release before =
        Release.newest(lake).orElseGet(() -> new Release(journal.runId(), 0, Map.of()));
    Map<String, Long> versions = new TreeMap<>(before.versions());
    for (TableSpec table : published) {
      lake.version(table).ifPresent(version -> versions.put(table.id(), version));
    }
    if (versions.equals(before.versions())) {
      return List.of();
    }
    List<OpsRow> rows = new ArrayList<>();
    versions.forEach((table, version) -> rows.add(OpsRow.of(Releases.TABLE)
        .with(Releases.RELEASE_ID, journal.runId())
        .with(Releases.SEQUENCE, before.sequence() + 1)
        .with(Releases.TABLE_ID, table)
        .with(Releases.VERSION, version)
        .with(Releases.AT, journal.request().now())));
    return rows;
  }
}
