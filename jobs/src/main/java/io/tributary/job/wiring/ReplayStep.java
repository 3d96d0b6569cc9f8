package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.bronze.BronzeReader;
import io.tributary.pipeline.bronze.FileFactsAccumulator;
import io.tributary.pipeline.bronze.ReadSettings;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Source;
import io.tributary.schema.table.Quarantine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * Open quarantined records of a feed read again with today's contract. A record that is accepted
 * now goes on to silver in the place of its first reading; one that is refused again stays open.
 *
 * <p>The records are opened in memory and read as JSON lines, whatever their file was.
 */
final class ReplayStep implements Step {

  /** Records opened on the driver at once; more are left for the next replay. */
  static final int BOUND = 100_000;

  private static final String PATH = "replay/*.jsonl";

  private final FeedContract contract;
  private final TableSpec bronze;
  private final LakehouseSettings settings;
  private final Onward onward;

  ReplayStep(FeedContract contract, TableSpec bronze, LakehouseSettings settings) {
    this.contract = contract;
    this.bronze = bronze;
    this.settings = settings;
    this.onward = new Onward(contract, settings);
  }

  @Override
  public void run(JobRun run) {
    List<Row> open =
        open(run.read(Quarantine.TABLE), contract.feed()).limit(BOUND).collectAsList();
    if (open.isEmpty()) {
      return;
    }
    run.commit(bronze, again(run, open), new WriteMode.Append());
    Dataset<Row> all = run.read(bronze);
    Dataset<Row> records = all.where(Columns.RUN_ID.column().equalTo(run.runId()));
    onward.quarantine(run, records);
    run.commit("replayed", Quarantine.TABLE, replayed(run, records), new WriteMode.Append());
    onward.vault(run, records);
    onward.silver(run, all, false);
  }

  /** The newest state of every record that is still open, in the order of files. */
  static Dataset<Row> open(Dataset<Row> quarantine, String feed) {
    return newest(quarantine)
        .where(col("feed").equalTo(feed).and(col("status").equalTo("open")))
        .where("raw is not null")
        .orderBy("file", "row");
  }

  /** The newest row of every quarantined record. */
  static Dataset<Row> newest(Dataset<Row> quarantine) {
    return quarantine
        .groupBy("quarantine_id")
        .agg(max_by(
                struct(col("*")), struct(col("attempt"), col("status").notEqual("open"), col("at")))
            .as("newest"))
        .select("newest.*");
  }

  private Dataset<Row> again(JobRun run, List<Row> open) {
    SparkSession session = run.lake().session();
    OpenedRecords opened = OpenedRecords.of(open, new FieldCipher(settings.keys()));
    Dataset<Row> before = Documents.newestAttempts(run.read(bronze))
        .select(
            col("_file").as("file"),
            col("_row").as("number"),
            col("_file_day").as("first_day"),
            col("_arrival").as("first_arrival"),
            col("_attempt").as("attempt"));
    Dataset<Row> read = BronzeReader.rows(
        session.createDataFrame(files(run, opened, before), BronzeReader.fileSchema()),
        asJson(),
        new ReadSettings(
            settings.keys(),
            settings.zone(),
            settings.identity().blocklist(),
            opened,
            run.runId(),
            run.now()),
        facts(session));
    Dataset<Row> places = session.createDataFrame(opened.places(), OpenedRecords.PLACES);
    return read.join(
            places, col("_file").equalTo(col("path")).and(col("_row").equalTo(col("place"))))
        .join(before, new String[] {"file", "number"}, "inner")
        .withColumn("_file", col("file"))
        .withColumn("_row", col("number"))
        .withColumn("_file_day", col("first_day"))
        .withColumn("_arrival", col("first_arrival"))
        .withColumn("_attempt", col("attempt").plus(1).cast(DataTypes.IntegerType))
        .transform(bronze::conform);
  }

  /** Rules may look at the day of a record's file, so each file is read with its own. */
  private static List<Row> files(JobRun run, OpenedRecords opened, Dataset<Row> before) {
    Map<String, Object> days = new HashMap<>();
    before
        .where(col("file").isin(opened.files().toArray()))
        .select("file", "first_day")
        .distinct()
        .collectAsList()
        .forEach(row -> days.put(row.getString(0), row.get(1)));
    return opened.files().stream()
        .map(file -> RowFactory.create(
            opened.path(file),
            run.runId() + " " + opened.path(file),
            days.get(file),
            run.now().toString()))
        .toList();
  }

  private FileFactsAccumulator facts(SparkSession session) {
    FileFactsAccumulator facts = new FileFactsAccumulator();
    session.sparkContext().register(facts, "replay of " + contract.feed());
    return facts;
  }

  /** The contract for records on their own: a header's names are keys, nothing is above them. */
  private FeedContract asJson() {
    Source source = new Source(
        Source.Format.JSON,
        PATH,
        "UTF-8",
        ',',
        '"',
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    return contract.withSource(source);
  }

  private Dataset<Row> replayed(JobRun run, Dataset<Row> records) {
    Dataset<Row> accepted = records
        .where(not(Documents.isRefused()))
        .select(col("_file").as("file"), col("_row").as("row"), col("_attempt"));
    return open(run.read(Quarantine.TABLE), contract.feed())
        .join(accepted, new String[] {"file", "row"}, "inner")
        .withColumn("status", lit("replayed"))
        .withColumn("attempt", col("_attempt").cast(DataTypes.LongType))
        .withColumn("run_id", lit(run.runId()))
        .withColumn("at", lit(run.now()))
        .transform(Quarantine.TABLE::conform);
  }
}
