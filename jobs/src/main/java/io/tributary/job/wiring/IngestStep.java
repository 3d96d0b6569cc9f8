package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.substring_index;

import io.tributary.job.lake.Landing;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobFailures;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.bronze.DriftFailed;
import io.tributary.pipeline.bronze.ReadFailure;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.VaultIdentifiers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * One feed from landing to silver: new files to bronze in one pass, refused records to quarantine,
 * new identifiers to the vault, and the standing documents to silver unless the breaker trips.
 */
final class IngestStep implements Step {

  private final FeedContract contract;
  private final TableSpec bronze;
  private final LakehouseSettings settings;

  IngestStep(FeedContract contract, TableSpec bronze, LakehouseSettings settings) {
    this.contract = contract;
    this.bronze = bronze;
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    Landing landing =
        new Landing(settings.landing(), run.lake().session().sessionState().newHadoopConf());
    List<InputFile> found = InputFiles.parse(run.pinned(
        "files",
        () -> InputFiles.text(FileLedger.of(run.lake(), contract)
            .fresh(contract, landing, run.window(), settings.zone()))));
    FileRows rows = new FileRows(contract.feed(), run.runId(), run.now());
    run.record("duplicates", rows.duplicates(found));
    List<InputFile> files = found.stream().filter(file -> !file.isDuplicate()).toList();
    if (files.isEmpty()) {
      return;
    }
    run.record("begun", rows.of(files, FileLedger.STARTED));
    boolean isRetry = files.stream().anyMatch(InputFile::isRetry);
    if (isRetry) {
      clear(run, files);
    }
    BronzeWrite write = new BronzeWrite(contract, settings, landing);
    write(run, files, write);
    finish(run, rows, files, write, isRetry);
  }

  private void finish(
      JobRun run, FileRows rows, List<InputFile> files, BronzeWrite write, boolean isRetry) {
    Dataset<Row> all = run.read(bronze);
    Dataset<Row> records = all.where(Columns.RUN_ID.column().equalTo(run.runId()));
    FileCounts counts = FileCounts.of(records);
    run.record("drift", write.schemaChanges(run));
    quarantine(run, records);
    if (counts.isOverBreaker(contract.breaker())) {
      run.record("held", rows.of(files, FileLedger.HELD));
      throw new JobFailures.BreakerTripped(counts.message(contract));
    }
    vault(run, records);
    silver(run, all, isRetry);
    run.record("files", rows.ingested(files, counts));
  }

  private void write(JobRun run, List<InputFile> files, BronzeWrite write) {
    try {
      run.commit(bronze, write.rows(run, files), new WriteMode.Append());
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

  /** Takes away what a run that did not finish left of these files. */
  private void clear(JobRun run, List<InputFile> files) {
    if (run.lake().exists(bronze)) {
      String paths = files.stream()
          .filter(InputFile::isRetry)
          .map(file -> "'" + file.path().replace("'", "\\'") + "'")
          .collect(Collectors.joining(", "));
      run.delete("clear", bronze, "_file in (" + paths + ")");
    }
  }

  private void quarantine(JobRun run, Dataset<Row> records) {
    Dataset<Row> refused = Documents.of(
            contract,
            StandardView.of(contract, records.where(Documents.isRefused())),
            settings.identity().kindNames())
        .select(
            substring(sha2(concat_ws("|", col("_feed"), col("_file"), col("_row")), 256), 1, 32)
                .as("quarantine_id"),
            col("_feed").as("feed"),
            lit("open").as("status"),
            col("_file").as("file"),
            col("_row").as("row"),
            col("_document").as("document"),
            col("_raw").as("raw"),
            col("_reasons").as("reasons"),
            col("_attempt").cast(DataTypes.LongType).as("attempt"),
            lit(null).cast(DataTypes.StringType).as("note"),
            lit(run.runId()).as("run_id"),
            lit(run.now()).as("at"))
        .transform(Quarantine.TABLE::conform);
    run.commit(contract.feed(), Quarantine.TABLE, refused, new WriteMode.Append());
  }

  /** Feeds bring the same identifiers, so they look and add one after the other. */
  private void vault(JobRun run, Dataset<Row> records) {
    run.lake().locked(VaultIdentifiers.TABLE, () -> {
      Dataset<Row> known = run.lake().read(VaultIdentifiers.TABLE).select("token");
      Dataset<Row> fresh = records
          .select(explode(col("_identifiers")).as("one"))
          .groupBy(col("one.token").as("token"))
          .agg(min(col("one.sealed")).as("sealed"))
          .join(known, new String[] {"token"}, "left_anti")
          .select(
              col("token"),
              substring_index(col("token"), ":", 1).as("kind"),
              col("sealed"),
              split(col("sealed"), ":").getItem(1).as("key_id"),
              lit(run.runId()).as("first_run"))
          .transform(VaultIdentifiers.TABLE::conform);
      return run.commit(contract.feed(), VaultIdentifiers.TABLE, fresh, new WriteMode.Append());
    });
  }

  private void silver(JobRun run, Dataset<Row> all, boolean isRetry) {
    Dataset<Row> documents = Documents.of(
        contract,
        StandardView.of(contract, Documents.accepted(all)),
        settings.identity().kindNames());
    boolean isFirst = all.where(Columns.RUN_ID.column().notEqual(run.runId())).isEmpty();
    for (Target target : contract.targets()) {
      TableSpec table = Tables.named(target.table()).orElseThrow();
      new SilverWrite(contract, target, table, settings.silver())
          .commit(run, documents, isFirst, isRetry);
    }
  }
}
