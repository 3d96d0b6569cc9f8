package io.tributary.job.maintenance;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Files whose records were kept as long as they are to be. */
final class RetiredFiles {

  private final JobRun run;
  private final List<Row> files;

  private RetiredFiles(JobRun run, List<Row> files) {
    this.run = run;
    this.files = List.copyOf(files);
  }

  /** The files whose records fulfil a predicate; found once in a run, for then they are gone. */
  static RetiredFiles of(JobRun run, String feed, TableSpec bronze, String predicate) {
    List<String> paths = Arrays.stream(run.pinned(
                "retired " + feed,
                () -> run
                    .lake()
                    .read(bronze)
                    .where(predicate)
                    .select("_file")
                    .distinct()
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .sorted()
                    .collect(Collectors.joining("\n")))
            .split("\n", -1))
        .filter(path -> !path.isEmpty())
        .toList();
    List<Row> files = run.lake()
        .read(Files.TABLE)
        .where(Files.FEED
            .column()
            .equalTo(feed)
            .and(Files.STATUS.column().equalTo("ingested"))
            .and(Files.PATH.column().isin(paths.toArray())))
        .groupBy(Files.PATH.column(), Files.FINGERPRINT.column())
        .agg(
            max(Files.BYTES.column()).as("bytes"),
            max(Files.MODIFIED_AT.column()).as("modified_at"),
            max(Files.RECORDS.column()).as("records"),
            max(Files.FILE_DAY.column()).as("file_day"),
            max(Files.FEED.column()).as("feed"))
        .orderBy(col("path"), col("fingerprint"))
        .collectAsList();
    return new RetiredFiles(run, files);
  }

  List<String> paths() {
    return files.stream().map(row -> row.<String>getAs("path")).distinct().toList();
  }

  List<OpsRow> rows() {
    return files.stream().map(this::row).toList();
  }

  private OpsRow row(Row file) {
    OpsRow row = OpsRow.of(Files.TABLE)
        .with(Files.FEED, file.<String>getAs("feed"))
        .with(Files.PATH, file.<String>getAs("path"))
        .with(Files.FINGERPRINT, file.<String>getAs("fingerprint"))
        .with(Files.BYTES, file.<Long>getAs("bytes"))
        .with(Files.MODIFIED_AT, file.<Timestamp>getAs("modified_at").toInstant())
        .with(Files.RECORDS, file.<Long>getAs("records"))
        .with(Files.STATUS, Files.RETIRED)
        .with(Files.RUN_ID, run.runId())
        .with(Files.AT, run.now());
    Optional.ofNullable(file.<Date>getAs("file_day"))
        .ifPresent(day -> row.with(Files.FILE_DAY, day.toLocalDate()));
    return row;
  }
}
