package io.tributary.job.wiring;

import io.tributary.job.lake.Landing;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lineage.Edges;
import io.tributary.job.run.JobFailures;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Judgement;
import io.tributary.job.run.Step;
import io.tributary.pipeline.bronze.DriftFailed;
import io.tributary.pipeline.bronze.ReadFailure;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One feed from landing to silver: new files to bronze in one pass, refused records to quarantine,
 * new identifiers to the vault, and the standing documents to silver unless the breaker trips.
 */
final class IngestStep implements Step {

  private final FeedContract contract;
  private final TableSpec bronze;
  private final LakehouseSettings settings;
  private final Onward onward;

  IngestStep(FeedContract contract, TableSpec bronze, LakehouseSettings settings) {
    this.contract = contract;
    this.bronze = bronze;
    this.settings = settings;
    this.onward = new Onward(contract, settings);
  }

  @Override
  public void run(JobRun run) {
    try (Landing landing =
        Landing.of(settings.landing(), run.lake().session().sessionState().newHadoopConf())) {
      run(run, landing);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot leave the landing root: " + e.getMessage(), e);
    }
  }

  private void run(JobRun run, Landing landing) {
    FileLedger ledger = FileLedger.of(run.lake(), contract, settings.zone());
    List<InputFile> found = InputFiles.parse(run.pinned(
        "files",
        () -> InputFiles.text(ledger.fresh(contract, landing, run.window(), settings.zone()))));
    FileRows rows = new FileRows(contract.feed(), run.runId(), run.now());
    run.record("duplicates", rows.duplicates(found));
    List<InputFile> files = found.stream().filter(file -> !file.isDuplicate()).toList();
    clear(run, rows, ledger.open(), files);
    if (files.isEmpty()) {
      return;
    }
    run.record("begun", rows.of(files, FileLedger.STARTED));
    run.lineage().keep("", bronze.id(), () -> Edges.of(contract));
    BronzeWrite write = new BronzeWrite(contract, settings, landing);
    write(run, files, write);
    finish(run, rows, files, write, ledger);
  }

  private void finish(
      JobRun run, FileRows rows, List<InputFile> files, BronzeWrite write, FileLedger ledger) {
    FileCounts counts = FileCounts.of(contract, ofRun(run, run.read(bronze)));
    leaveOut(run, counts.damaged());
    Dataset<Row> all = run.read(bronze);
    Dataset<Row> records = ofRun(run, all);
    run.record("drift", () -> write.schemaChanges(run, files));
    if (counts.refused() > 0) {
      onward.quarantine(run, records);
    }
    if (counts.isOverBreaker(contract.breaker())) {
      run.record("held", rows.of(files, FileLedger.HELD));
      throw new JobFailures.BreakerTripped(counts.message(contract));
    }
    FeedAudit audit = new FeedAudit(contract, run);
    List<Judgement> judgements = audit.judgements(ledger.days(), files, counts, records);
    if (FeedAudit.isStopped(judgements)) {
      run.record("held", rows.of(files, FileLedger.HELD));
    }
    audit.judge(judgements);
    onward.vault(run, records);
    onward.silver(run, all, !ledger.open().isEmpty());
    run.record("files", rows.ingested(files, counts));
  }

  private static Dataset<Row> ofRun(JobRun run, Dataset<Row> all) {
    return all.where(Columns.RUN_ID.column().equalTo(run.runId()));
  }

  /** What was read of a damaged file before the fault showed may be wrong: only the fault stays. */
  private void leaveOut(JobRun run, Set<String> damaged) {
    if (!damaged.isEmpty()) {
      String paths =
          damaged.stream().sorted().map(IngestStep::quoted).collect(Collectors.joining(", "));
      run.delete(
          "damaged",
          bronze,
          "_run_id = " + quoted(run.runId()) + " and _row > 0 and _file in (" + paths + ")");
    }
  }

  private void write(JobRun run, List<InputFile> files, BronzeWrite write) {
    try {
      EvolvedColumns evolved = EvolvedColumns.of(run, contract, bronze, write, files);
      run.commit(evolved.table(), evolved.with(write.rows(run, files)), new WriteMode.Append());
    } catch (RuntimeException e) {
      Optional<ReadFailure> failure = ReadFailure.in(e);
      if (failure.isEmpty()) {
        throw e;
      }
      throw failure.get() instanceof DriftFailed
          ? new JobFailures.ContractBroken(failure.get().getMessage(), failure.get())
          : new JobFailures.InputNotReady(failure.get().getMessage(), failure.get());
    }
  }

  /**
   * Takes away what runs that did not finish have left in bronze, also of files that were replaced
   * or taken away since: those are not open any more.
   */
  private void clear(
      JobRun run, FileRows rows, List<FileLedger.OpenFile> open, List<InputFile> files) {
    if (!open.isEmpty() && run.lake().exists(bronze)) {
      run.delete("clear", bronze, left(open));
    }
    run.record(
        "withdrawn",
        rows.of(
            open.stream()
                .filter(one -> !one.isIn(files))
                .map(FileLedger.OpenFile::file)
                .toList(),
            FileLedger.WITHDRAWN));
  }

  /** Spark SQL for records of files that no run has finished. */
  static String left(List<FileLedger.OpenFile> open) {
    return open.stream().map(IngestStep::left).collect(Collectors.joining(" or "));
  }

  private static String left(FileLedger.OpenFile open) {
    String runs =
        open.runIds().stream().sorted().map(IngestStep::quoted).collect(Collectors.joining(", "));
    return "(_file = " + quoted(open.file().path()) + " and _run_id in (" + runs + "))";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
