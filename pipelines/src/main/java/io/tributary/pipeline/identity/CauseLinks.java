package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.MergeEvents;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The link that made one person of two: the strongest that leads out of the one that ended. */
final class CauseLinks {

  private CauseLinks() {}

  /** {@code merged_from, merged_to, cause}, for ids of which no identifier kept the id. */
  static Dataset<Row> of(Dataset<Row> assigned, Dataset<Row> links) {
    Dataset<Row> living = assigned.select(col("one_id").as("alive")).distinct();
    Dataset<Row> moved = assigned
        .where("previous_one_id <> one_id")
        .select(
            col("token").as("inside"),
            col("previous_one_id").as("merged_from"),
            col("one_id").as("merged_to"))
        .join(living, col("merged_from").equalTo(col("alive")), "left_anti");
    Dataset<Row> others =
        moved.select(col("inside").as("other"), col("merged_from").as("other_from"));
    Column order = struct(
        col("priority"),
        col("confidence").multiply(-1),
        coalesce(unix_micros(col("last_seen")), lit(-Long.MAX_VALUE)).multiply(-1),
        col("link_id"));
    return ends(links, "a", "b")
        .unionByName(ends(links, "b", "a"))
        .join(moved, col("end").equalTo(col("inside")))
        .join(others, col("far").equalTo(col("other")), "left")
        .where("other_from is null or other_from <> merged_from")
        .groupBy("merged_from", "merged_to")
        .agg(min_by(col("link_id"), order).as("cause"));
  }

  /** The events with the link that caused them. */
  static Dataset<Row> ofEvents(Dataset<Row> events, Dataset<Row> causes) {
    return events
        .join(
            causes,
            col("from_one_id")
                .equalTo(col("merged_from"))
                .and(col("to_one_id").equalTo(col("merged_to"))),
            "left")
        .withColumn("cause_link", coalesce(col("cause_link"), col("cause")))
        .transform(MergeEvents.TABLE::conform);
  }

  /** The aliases with the link that caused those of this run. */
  static Dataset<Row> ofAliases(
      Dataset<Row> aliases, Dataset<Row> before, RunStamp run, Dataset<Row> causes) {
    Dataset<Row> open = before
        .where("to_run is null")
        .select(col("birth_cluster").as("open_birth"), col("one_id").as("open_one_id"));
    Dataset<Row> caused = open.join(causes, col("open_one_id").equalTo(col("merged_from")))
        .select("open_birth", "merged_to", "cause");
    Column isNew = col("from_run").equalTo(run.runId()).and(col("to_run").isNull());
    return aliases
        .join(
            caused,
            isNew
                .and(col("birth_cluster").equalTo(col("open_birth")))
                .and(col("one_id").equalTo(col("merged_to"))),
            "left")
        .withColumn("cause_link", coalesce(col("cause_link"), when(isNew, col("cause"))))
        .transform(Aliases.TABLE::conform);
  }

  private static Dataset<Row> ends(Dataset<Row> links, String end, String far) {
    return links
        .where("state = 'ACTIVE'")
        .select(
            col(end).as("end"),
            col(far).as("far"),
            col("link_id"),
            col("priority"),
            col("confidence"),
            col("last_seen"));
  }
}
