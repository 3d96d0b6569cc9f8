package io.tributary.job.wiring;

import io.tributary.job.lake.Landing;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.pipeline.bronze.BronzeReader;
import io.tributary.pipeline.bronze.FileFacts;
import io.tributary.pipeline.bronze.FileFactsAccumulator;
import io.tributary.pipeline.bronze.ReadSettings;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.table.SchemaChanges;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A feed's files as bronze rows, and what the reader found out about each file. */
final class BronzeWrite {

  /** Small files share a task until it has this much to read. */
  private static final long BYTES_PER_TASK = 32L << 20;

  private final FeedContract contract;
  private final LakehouseSettings settings;
  private final Landing landing;
  private final FileFactsAccumulator facts = new FileFactsAccumulator();

  BronzeWrite(FeedContract contract, LakehouseSettings settings, Landing landing) {
    this.contract = contract;
    this.settings = settings;
    this.landing = landing;
  }

  /** The rows, read when they are written. */
  Dataset<Row> rows(JobRun run, List<InputFile> files) {
    SparkSession session = run.lake().session();
    if (!facts.isRegistered()) {
      session.sparkContext().register(facts, "files of " + contract.feed());
    }
    ReadSettings read = new ReadSettings(
        settings.keys(),
        settings.zone(),
        settings.identity().blocklist(),
        new LandingOpener(landing.root(), session.sessionState().newHadoopConf()),
        run.runId(),
        run.now());
    return BronzeReader.rows(list(session, run, files), contract, read, facts);
  }

  /** Names of columns the contract does not know, by reading the files once for that alone. */
  Set<String> newColumns(JobRun run, List<InputFile> files) {
    read(run, files);
    return facts.value().values().stream()
        .flatMap(file -> file.changes().stream())
        .filter(change -> change.change().equals("new-column"))
        .map(FileFacts.Change::column)
        .collect(Collectors.toSet());
  }

  private void read(JobRun run, List<InputFile> files) {
    rows(run, files).write().format("noop").mode("overwrite").save();
  }

  /**
   * How the files' columns differ from the contract. Where a killed process had written the rows
   * and not yet told, the files are read once more, for the rows do not say it.
   */
  List<OpsRow> schemaChanges(JobRun run, List<InputFile> files) {
    List<InputFile> unread =
        files.stream().filter(file -> !facts.value().containsKey(file.path())).toList();
    if (!unread.isEmpty()) {
      read(run, unread);
    }
    List<OpsRow> rows = new ArrayList<>();
    for (FileFacts file : facts.value().values()) {
      for (FileFacts.Change change : file.changes()) {
        rows.add(OpsRow.of(SchemaChanges.TABLE)
            .with(SchemaChanges.FEED, contract.feed())
            .with(SchemaChanges.PATH, file.path())
            .with(SchemaChanges.CHANGE, change.change())
            .with(SchemaChanges.COLUMN, change.column())
            .with(SchemaChanges.HANDLED, change.handled())
            .with(SchemaChanges.RUN_ID, run.runId())
            .with(SchemaChanges.AT, run.now()));
      }
    }
    return rows;
  }

  /** The largest files first, dealt out in turn, so that tasks have about the same to read. */
  private Dataset<Row> list(SparkSession session, JobRun run, List<InputFile> files) {
    List<Row> rows = files.stream()
        .sorted(
            Comparator.comparingLong(InputFile::bytes).reversed().thenComparing(InputFile::path))
        .map(file -> row(run, file))
        .toList();
    long bytes = files.stream().mapToLong(InputFile::bytes).sum();
    int cores = session.sparkContext().defaultParallelism();
    int tasks = (int) Math.min(files.size(), Math.max(cores, bytes / BYTES_PER_TASK + 1));
    return session.createDataFrame(rows, BronzeReader.fileSchema()).repartition(tasks);
  }

  private static Row row(JobRun run, InputFile file) {
    // SQL null: the path names no day.
    Date day = file.day().isEmpty() ? null : Date.valueOf(file.day());
    return RowFactory.create(file.path(), file.fingerprint(), day, run.now().toString());
  }
}
