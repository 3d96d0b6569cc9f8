package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.schema.table.Quarantine;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Open quarantined records of a feed are given up, with the reason why; nothing is deleted. */
final class DiscardStep implements Step {

  private final String feed;
  private final String note;

  DiscardStep(String feed, String note) {
    this.feed = feed;
    this.note = note;
  }

  @Override
  public void run(JobRun run) {
    Dataset<Row> discarded = ReplayStep.newest(run.read(Quarantine.TABLE))
        .where(col("feed").equalTo(feed).and(col("status").equalTo("open")))
        .withColumn("status", lit("discarded"))
        .withColumn("note", lit(run.pinned("note", () -> note)))
        .withColumn("run_id", lit(run.runId()))
        .withColumn("at", lit(run.now()))
        .transform(Quarantine.TABLE::conform);
    run.commit("discarded", Quarantine.TABLE, discarded, new WriteMode.Append());
  }
}
