package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.job.lake.Written;
import io.tributary.job.lineage.Cuts;
import io.tributary.quality.Finding;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.table.Quarantine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One job in one run: its clock, its tables, and the only way to write. */
public final class JobRun {

  private static final long ABSENT = -1;

  private final Job job;
  private final RunRequest request;
  private final Journal journal;
  private final Lake lake;
  private final Lease lease;
  private final KillPoints killPoints;
  private final QualityRules quality;
  private final Optional<RowSealer> sealer;
  private final JobLineage lineage;
  private final JobCost cost;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicBoolean hasCommitted = new AtomicBoolean();
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final Map<String, Integer> recorded = new ConcurrentHashMap<>();

  JobRun(
      Job job,
      RunRequest request,
      Journal journal,
      Lake lake,
      Lease lease,
      RunnerSettings settings,
      LineageBook lineage) {
    this.job = job;
    this.request = request;
    this.journal = journal;
    this.lake = lake;
    this.lease = lease;
    this.killPoints = settings.killPoints();
    this.quality = settings.quality();
    this.sealer = settings.sealer();
    this.lineage = new JobLineage(this, lineage, versions.keySet());
    this.cost = new JobCost(lake.session().sparkContext(), journal.runId() + " " + job.name());
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

  /** The workspace's zone: where days begin. */
  public ZoneId zone() {
    return request.zone();
  }

  /** The lake on this job's own session. What is read here directly is not pinned. */
  public Lake lake() {
    return lake;
  }

  /**
   * The table as this job sees it; no rows while it does not exist. The version of the first read
   * is pinned, so that a job repeated after a crash sees what it saw before, its own half-done
   * writes left out; after a commit of its own a job reads what it has committed.
   */
  public Dataset<Row> read(TableSpec table) {
    long version = versions.computeIfAbsent(table.id(), id -> pinnedVersion(table));
    return version == ABSENT ? Cuts.named(lake.none(table), table.id()) : lake.read(table, version);
  }

  /** Which columns this job's columns are made from. */
  public JobLineage lineage() {
    return lineage;
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

  /** The same for rows that are costly to find: asked for only where none are kept yet. */
  public void record(String step, Supplier<List<OpsRow>> find) {
    if (!journal.hasRows(job.name(), step)) {
      record(step, find.get());
    }
  }

  /**
   * The same for rows with the table's columns in order. The n-th call for a table is the n-th also
   * when the job is repeated: what was kept then is not kept again.
   */
  public void record(TableSpec opsTable, List<Row> opsRows) {
    int call = recorded.merge(opsTable.id(), 1, Integer::sum);
    record(opsTable.id() + "#" + call, OpsRow.of(opsTable, opsRows));
  }

  /** Commits the only write of this job to the table. */
  public Written commit(TableSpec table, Dataset<Row> rows, WriteMode mode) {
    return commit("", table, rows, mode);
  }

  /**
   * Writes the rows and keeps the commit; what this run has written before is left as it is.
   *
   * @param step names the write where the job makes several to one table
   * @throws JobFailures.BreakerTripped when the rows break the table's contract or its quality
   *     rules; nothing is written, and what was measured is kept
   */
  public Written commit(String step, TableSpec table, Dataset<Row> rows, WriteMode mode) {
    lineage.keep(step, table, rows);
    Audit audit = new Audit(
        lake, table, mode, quality.table(table.id()), new AuditContext(this, step, table));
    // Nobody else writes between what the audit saw of the table and the commit. A commit that a
    // killed process made was audited by it.
    return once(
        step,
        table,
        tag -> lake.locked(
            table,
            () -> lake.written(table, tag)
                .orElseGet(() -> audit.write(rows, tag, findings -> {
                  judge(step, table, findings);
                  lease.check();
                }))));
  }

  private void judge(String step, TableSpec table, List<Finding> findings) {
    String measuredFor = window().text();
    judge(
        step,
        findings.stream()
            .map(finding -> new Judgement(table.id(), measuredFor, finding))
            .toList(),
        "The table was left as it was, and readers see the last release. Mend what it is made from"
            + " and run again; 'tributary quality history " + table.id() + "' shows earlier values."
            + " Where it is meant to be so, say so under tables: in quality.yaml.");
  }

  /** How strictly tables and feeds are judged. */
  public QualityRules quality() {
    return quality;
  }

  /**
   * Keeps what was measured before something is published, once in this run, and stops the job
   * where it must.
   *
   * @param step names what was measured where the job measures the same thing several times
   * @param remedy what was left as it was, and what to do about it
   * @throws JobFailures.BreakerTripped when a finding says so; it tells every such fault
   */
  public void judge(String step, List<Judgement> judgements, String remedy) {
    String name = judgements.get(0).name();
    record("judged " + name + " " + step, Judgement.rows(judgements, step, this));
    killPoints.reach("audited:" + name);
    String faults = judgements.stream()
        .map(Judgement::finding)
        .filter(Finding::isBreaker)
        .map(Finding::says)
        .filter(says -> !says.isEmpty())
        .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw breaker("Cannot publish " + name + ": " + faults + ". " + remedy);
    }
  }

  /** Deletes the table's rows that fulfil the predicate, once in this run. */
  public Written delete(String step, TableSpec table, String predicate) {
    return once(step, table, tag -> lake.delete(table, predicate, tag));
  }

  /**
   * Stops the job: too much of its input is bad. What it has not committed yet stays untouched.
   *
   * @throws JobFailures.BreakerTripped always
   */
  public JobFailures.BreakerTripped breaker(String message) {
    throw new JobFailures.BreakerTripped(message);
  }

  /** Seals rows that are put away, where somebody has the keys. */
  Optional<RowSealer> sealer() {
    return sealer;
  }

  /** Keeps rows of a table that are not published; once in this run, and not counted as written. */
  void keep(String step, Dataset<Row> refused) {
    var unused = journal
        .committed(job.name(), step, Quarantine.TABLE.id())
        .orElseGet(() -> journalled(
            step,
            Quarantine.TABLE,
            tag -> lake.write(Quarantine.TABLE, refused, new WriteMode.Append(), tag)));
    killPoints.reach("kept:" + job.name());
  }

  private long pinnedVersion(TableSpec table) {
    return Long.parseLong(
        pinned("read:" + table.id(), () -> Long.toString(lake.version(table).orElse(ABSENT))));
  }

  private Written once(String step, TableSpec table, Function<WriteTag, Written> write) {
    Written written = journal
        .committed(job.name(), step, table.id())
        .orElseGet(() -> journalled(step, table, write));
    versions.put(table.id(), written.version());
    hasCommitted.set(true);
    rows.addAndGet(written.rows());
    return written;
  }

  private Written journalled(String step, TableSpec table, Function<WriteTag, Written> write) {
    killPoints.reach("before-write:" + table.id());
    lease.check();
    Written written = write.apply(new WriteTag(runId(), job.name(), step, lease.fence()));
    killPoints.reach("after-write:" + table.id());
    journal.commit(job.name(), step, table.id(), written, cost.sinceLast());
    killPoints.reach("after-journal:" + table.id());
    return written;
  }

  /** What Spark's tasks do for this job, and cost. */
  JobCost cost() {
    return cost;
  }

  String lane() {
    return request.lane();
  }

  long rows() {
    return rows.get();
  }

  boolean hasCommitted() {
    return hasCommitted.get();
  }
}
