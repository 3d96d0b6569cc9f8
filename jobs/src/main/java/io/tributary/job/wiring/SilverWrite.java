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
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes what a run's records change in silver, for the targets of a feed whose rows belong to the
 * same documents: where no document was seen before, rows are added; else the run's documents are
 * worked out from all their versions and replaced whole.
 */
final class SilverWrite {

  private static final String DOCUMENT = "touched_document";
  private static final String CHANGED = "not (t._version <=> s._version and t._hash <=> s._hash)";

  private final FeedContract contract;
  private final List<Target> targets;
  private final SilverSettings settings;

  private SilverWrite(FeedContract contract, List<Target> targets, SilverSettings settings) {
    this.contract = contract;
    this.targets = targets;
    this.settings = settings;
  }

  /**
   * The writes of a feed: one for targets of single records and elements, one for each grouping.
   */
  static List<SilverWrite> of(FeedContract contract, SilverSettings settings) {
    Map<List<String>, List<Target>> byDocument = contract.targets().stream()
        .collect(
            Collectors.groupingBy(SilverWrite::grouping, LinkedHashMap::new, Collectors.toList()));
    return byDocument.values().stream()
        .map(targets -> new SilverWrite(contract, targets, settings))
        .toList();
  }

  private static List<String> grouping(Target target) {
    return target.each() instanceof Target.Each.Group group ? group.columns() : List.of();
  }

  /**
   * Commits the tables.
   *
   * @param documents every accepted record of the feed, with its document and version
   * @param isFirst whether the feed had no record before this run
   * @param isRetry whether an earlier run may have written some of these documents
   */
  void commit(JobRun run, Dataset<Row> documents, boolean isFirst, boolean isRetry) {
    Column document = TargetRows.document(contract, targets.get(0));
    Dataset<Row> named = documents.withColumn(DOCUMENT, document);
    Dataset<Row> batch = named.where(Columns.RUN_ID.column().equalTo(run.runId()));
    if (isFirst && !isRetry) {
      add(run, batch);
      return;
    }
    // Few and read often: computed once, so that the plans of what follows stay small.
    Dataset<Row> touched = Cut.of(batch.select(DOCUMENT).distinct());
    if (!isRetry && touched.join(earlier(named, run), one(), "left_semi").isEmpty()) {
      add(run, batch);
    } else {
      replace(run, named.join(touched, one(), "left_semi"), touched);
    }
  }

  private static Dataset<Row> earlier(Dataset<Row> named, JobRun run) {
    return named.where(Columns.RUN_ID.column().notEqual(run.runId())).select(DOCUMENT);
  }

  private void add(JobRun run, Dataset<Row> versions) {
    Dataset<Row> standing = Documents.standing(versions.drop(DOCUMENT));
    for (Target target : targets) {
      TableSpec table = table(target);
      run.commit(
          "new " + step(target), table, rows(table, target, standing), new WriteMode.Append());
    }
  }

  private void replace(JobRun run, Dataset<Row> versions, Dataset<Row> touched) {
    Dataset<Row> standing = Cut.of(Documents.standing(versions.drop(DOCUMENT)));
    for (Target target : targets) {
      TableSpec table = table(target);
      Dataset<Row> written = written(run, table, touched);
      Dataset<Row> source = Cut.of(source(table, rows(table, target, standing), written));
      WriteMode.Merge merge =
          new WriteMode.Merge(key(table), within(table, source, written), CHANGED);
      run.commit("again " + step(target), table, source, merge);
    }
  }

  /** What silver holds of the documents. */
  private Dataset<Row> written(JobRun run, TableSpec table, Dataset<Row> touched) {
    return run.read(table)
        .where(Columns.FEED.column().equalTo(contract.feed()))
        .join(
            touched.withColumnRenamed(DOCUMENT, Columns.DOCUMENT.name()),
            new String[] {Columns.DOCUMENT.name()},
            "left_semi");
  }

  /** The rows to stand, and those of the same documents that no longer do, marked for deletion. */
  private static Dataset<Row> source(TableSpec table, Dataset<Row> rows, Dataset<Row> written) {
    String[] key = key(table).toArray(String[]::new);
    Dataset<Row> gone =
        written.join(rows.select(columns(key)), key, "left_anti").withColumn("_delete", lit(true));
    return rows.withColumn("_delete", lit(false)).unionByName(gone);
  }

  private Dataset<Row> rows(TableSpec table, Target target, Dataset<Row> standing) {
    return TargetRows.of(contract, target, table, standing, settings);
  }

  private static TableSpec table(Target target) {
    return Tables.named(target.table()).orElseThrow();
  }

  /** The months the rows and those they replace lie in: at most a few dozen names. */
  private String within(TableSpec table, Dataset<Row> source, Dataset<Row> written) {
    String ownFeed = "t._feed = '" + contract.feed() + "'";
    if (table.partitions().isEmpty()) {
      return ownFeed;
    }
    String month = table.partitions().get(0).name();
    // A row whose time was corrected may have lain in another month.
    Dataset<Row> both = source.select(month).union(written.select(month));
    String months = both.distinct().collectAsList().stream()
        .map(row -> "'" + row.getString(0) + "'")
        .sorted()
        .collect(Collectors.joining(", "));
    return months.isEmpty() ? ownFeed : ownFeed + " and t." + month + " in (" + months + ")";
  }

  private String step(Target target) {
    return contract.feed() + " " + contract.targets().indexOf(target);
  }

  private static List<String> key(TableSpec table) {
    return table.key().stream().map(Field::name).toList();
  }

  private static String[] one() {
    return new String[] {DOCUMENT};
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
