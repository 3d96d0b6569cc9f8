package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.SilverSettings;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes what a run's records change in one silver table: documents never seen before are added,
 * documents seen again are worked out from all their versions and replaced whole.
 */
final class SilverWrite {

  private static final String DOCUMENT = "touched_document";
  private static final String CHANGED = "not (t._version <=> s._version and t._hash <=> s._hash)";

  private final FeedContract contract;
  private final Target target;
  private final TableSpec table;
  private final SilverSettings settings;

  SilverWrite(FeedContract contract, Target target, TableSpec table, SilverSettings settings) {
    this.contract = contract;
    this.target = target;
    this.table = table;
    this.settings = settings;
  }

  /**
   * Commits the table.
   *
   * @param documents every accepted record of the feed, with its document and version
   * @param isFirst whether the feed had no record before this run
   * @param isRetry whether an earlier run may have written some of these documents
   */
  void commit(JobRun run, Dataset<Row> documents, boolean isFirst, boolean isRetry) {
    Column document = TargetRows.document(contract, target);
    Dataset<Row> named = documents.withColumn(DOCUMENT, document);
    Dataset<Row> batch = named.where(Columns.RUN_ID.column().equalTo(run.runId()));
    if (isFirst && !isRetry) {
      add(run, batch);
      return;
    }
    Dataset<Row> touched = batch.select(DOCUMENT).distinct();
    Dataset<Row> earlier = named.where(Columns.RUN_ID.column().notEqual(run.runId()));
    Dataset<Row> again =
        isRetry ? touched : touched.join(earlier.select(DOCUMENT), one(), "left_semi");
    // Few and read often: computed once, so that the plans of what follows stay small.
    Dataset<Row> seenAgain = again.localCheckpoint(true).toDF(DOCUMENT);
    add(run, batch.join(seenAgain, one(), "left_anti"));
    if (!seenAgain.isEmpty()) {
      replace(run, named.join(seenAgain, one(), "left_semi"), seenAgain);
    }
  }

  private void add(JobRun run, Dataset<Row> fresh) {
    run.commit("new " + step(), table, rows(fresh), new WriteMode.Append());
  }

  private void replace(JobRun run, Dataset<Row> versions, Dataset<Row> seenAgain) {
    Dataset<Row> rows = rows(versions).withColumn("_delete", lit(false)).localCheckpoint(true);
    String[] key = table.key().stream().map(Field::name).toArray(String[]::new);
    Dataset<Row> gone = run.read(table)
        .where(Columns.FEED.column().equalTo(contract.feed()))
        .join(
            seenAgain.withColumnRenamed(DOCUMENT, Columns.DOCUMENT.name()),
            new String[] {Columns.DOCUMENT.name()},
            "left_semi")
        .join(rows.select(columns(key)), key, "left_anti")
        .withColumn("_delete", lit(true));
    Dataset<Row> source = rows.unionByName(gone).localCheckpoint(true);
    WriteMode.Merge merge = new WriteMode.Merge(List.of(key), within(source), CHANGED);
    run.commit("again " + step(), table, source, merge);
  }

  private Dataset<Row> rows(Dataset<Row> versions) {
    Dataset<Row> standing = Documents.standing(versions.drop(DOCUMENT));
    return TargetRows.of(contract, target, table, standing, settings);
  }

  /** The months the rows and those they replace lie in: at most a few dozen names. */
  private String within(Dataset<Row> source) {
    String ownFeed = "t._feed = '" + contract.feed() + "'";
    if (table.partitions().isEmpty()) {
      return ownFeed;
    }
    String month = table.partitions().get(0).name();
    String months = source.select(month).distinct().collectAsList().stream()
        .map(row -> "'" + row.getString(0) + "'")
        .sorted()
        .collect(Collectors.joining(", "));
    return months.isEmpty() ? ownFeed : ownFeed + " and t." + month + " in (" + months + ")";
  }

  private String step() {
    return contract.feed() + " " + contract.targets().indexOf(target);
  }

  private static String[] one() {
    return new String[] {DOCUMENT};
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
