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

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.schema.Columns;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.Tombstones;
import io.tributary.schema.table.VaultIdentifiers;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Where a run's bronze records go next: quarantine, vault, silver. */
final class Onward {

  private final FeedContract contract;
  private final LakehouseSettings settings;

  Onward(FeedContract contract, LakehouseSettings settings) {
    this.contract = contract;
    this.settings = settings;
  }

  void quarantine(JobRun run, Dataset<Row> records) {
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

  /**
   * Feeds bring the same identifiers, so they look and add one after the other. Most records of a
   * night are of persons known before: a commit without rows is left out.
   */
  void vault(JobRun run, Dataset<Row> records) {
    run.lake().locked(VaultIdentifiers.TABLE, () -> {
      Dataset<Row> fresh = Cut.of(unknown(run, records));
      // Pinned: after a crash behind the commit nothing is unknown any more, and it is still told.
      String isNew = run.pinned("new identifiers", () -> Boolean.toString(!fresh.isEmpty()));
      if (Boolean.parseBoolean(isNew)) {
        run.commit(contract.feed(), VaultIdentifiers.TABLE, fresh, new WriteMode.Append());
      }
      return fresh;
    });
  }

  private static Dataset<Row> unknown(JobRun run, Dataset<Row> records) {
    Dataset<Row> known = run.lake()
        .read(VaultIdentifiers.TABLE)
        .select("token")
        .union(run.lake().read(Tombstones.TABLE).select("token"));
    return records
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
  }

  void silver(JobRun run, Dataset<Row> all, boolean isRetry) {
    Dataset<Row> documents = Documents.of(
        contract,
        StandardView.of(contract, Documents.accepted(all)),
        settings.identity().kindNames());
    boolean isFirst = all.where(Columns.RUN_ID.column().notEqual(run.runId())).isEmpty();
    SilverWrite.of(contract, settings.silver())
        .forEach(write -> write.commit(run, documents, isFirst, isRetry));
  }
}
