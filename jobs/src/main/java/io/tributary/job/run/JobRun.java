package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.job.lake.Written;
import io.tributary.schema.TableSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One job in one run: its clock, its tables, and the only way to write. */
public final class JobRun {

  private final Job job;
  private final RunRequest request;
  private final Journal journal;
  private final Lake lake;
  private final Lease lease;
  private final KillPoints killPoints;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicBoolean hasCommitted = new AtomicBoolean();

  JobRun(
      Job job, RunRequest request, Journal journal, Lake lake, Lease lease, KillPoints killPoints) {
    this.job = job;
    this.request = request;
    this.journal = journal;
    this.lake = lake;
    this.lease = lease;
    this.killPoints = killPoints;
  }

  public String runId() {
    return journal.runId();
  }

  public String job() {
    return job.name();
  }

  public Window window() {
    return request.window();
  }

  /** The run's clock: the only time a job may write down. */
  public Instant now() {
    return request.now();
  }

  public long seed() {
    return request.seed();
  }

  /** The lake on this job's own session. */
  public Lake lake() {
    return lake;
  }

  /** The table as this run sees it; no rows while it does not exist. */
  public Dataset<Row> read(TableSpec table) {
    return lake.read(table);
  }

  /** The ops table's rows and those this run has recorded for it so far. */
  public Dataset<Row> readWithRecorded(TableSpec opsTable) {
    Dataset<Row> recorded = OpsRows.typed(lake.session(), opsTable, journal.rows(opsTable.id()));
    return lake.read(opsTable).unionByName(recorded);
  }

  /** A value found once: after a crash the job sees the one it saw before. */
  public String pinned(String key, Supplier<String> find) {
    Optional<String> before = journal.pinned(job.name(), key);
    if (before.isPresent()) {
      return before.get();
    }
    String value = find.get();
    journal.pin(job.name(), key, value);
    killPoints.reach("pinned:" + job.name());
    return value;
  }

  /** Keeps rows for an ops table; they are flushed at the run's end, whatever the verdict. */
  public void record(String step, List<OpsRow> opsRows) {
    journal.rows(job.name(), step, opsRows);
  }

  /** Commits the only write of this job to the table. */
  public Written commit(TableSpec table, Dataset<Row> rows, WriteMode mode) {
    return commit("", table, rows, mode);
  }

  /**
   * Writes the rows and keeps the commit; what this run has written before is left as it is.
   *
   * @param step names the write where the job makes several to one table
   * @throws IllegalStateException when the rows break the table's contract; nothing is written
   */
  public Written commit(String step, TableSpec table, Dataset<Row> rows, WriteMode mode) {
    Optional<Written> before = journal.committed(job.name(), step, table.id());
    if (before.isPresent()) {
      return count(before.get());
    }
    killPoints.reach("before-write:" + table.id());
    lease.check();
    WriteTag tag = new WriteTag(runId(), job.name(), step, lease.fence());
    Written written = write(table, rows, mode, tag);
    killPoints.reach("after-write:" + table.id());
    journal.commit(job.name(), step, table.id(), written);
    killPoints.reach("after-journal:" + table.id());
    return count(written);
  }

  private Written write(TableSpec table, Dataset<Row> rows, WriteMode mode, WriteTag tag) {
    if (mode instanceof WriteMode.Overwrite || mode instanceof WriteMode.ReplaceWhere) {
      return Audit.audited(table, rows, audited -> lake.write(table, audited, mode, tag));
    }
    return lake.write(table, rows, mode, tag);
  }

  private Written count(Written written) {
    hasCommitted.set(true);
    rows.addAndGet(written.rows());
    return written;
  }

  long rows() {
    return rows.get();
  }

  boolean hasCommitted() {
    return hasCommitted.get();
  }
}
