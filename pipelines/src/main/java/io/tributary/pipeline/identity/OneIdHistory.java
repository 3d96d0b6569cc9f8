package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the runs before said of today's identifiers. */
final class OneIdHistory {

  private OneIdHistory() {}

  /**
   * Adds {@code previous_birth, previous_one_id, rank, seen}. An identifier that led to nobody
   * lately, because it was shared or gone, remembers the OneID it last led to as its birth cluster.
   */
  static Dataset<Row> added(Dataset<Row> members, IdentityState before, IdentityRules rules) {
    Dataset<Row> aliases = before
        .aliases()
        .where("to_run is null")
        .select(col("birth_cluster").as("open_birth"), col("one_id").as("previous_one_id"));
    Dataset<Row> living = before
        .identifiers()
        .where("birth_cluster is not null")
        .select(col("token").as("living_token"), col("birth_cluster").as("living_birth"))
        .join(aliases, col("living_birth").equalTo(col("open_birth")))
        .drop("open_birth");
    return members
        .join(living, col("token").equalTo(col("living_token")), "left")
        .join(remembered(before), col("token").equalTo(col("old_token")), "left")
        .withColumn("previous_birth", coalesce(col("living_birth"), col("old_one_id")))
        .withColumn("rank", LinksTransform.rank(col("kind"), rules))
        .withColumn("seen", coalesce(unix_micros(col("first_seen")), lit(Long.MAX_VALUE)))
        .drop("living_token", "living_birth", "old_token", "old_one_id");
  }

  private static Dataset<Row> remembered(IdentityState before) {
    return before
        .identityMap()
        .where("recorded_to is not null and valid_from is null")
        .groupBy(col("token").as("old_token"))
        .agg(max_by(col("one_id"), struct(col("recorded_to"), col("one_id"))).as("old_one_id"));
  }
}
