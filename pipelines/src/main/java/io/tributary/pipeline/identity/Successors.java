package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who took over the OneIDs that nobody bears any more. */
final class Successors {

  private Successors() {}

  /**
   * {@code gone, successor}: the living person that has most of the identifiers which bore the id
   * until today, else of those born with it, else whoever succeeded its successor.
   */
  static Dataset<Row> of(Dataset<Row> assigned, IdentityState before) {
    Dataset<Row> heirs = heirs(assigned);
    Dataset<Row> theirs =
        heirs.select(col("gone").as("old_heir"), col("successor").as("next_heir"));
    return before
        .persons()
        .select(col("one_id").as("ever"), col("super_id"))
        .join(heirs, col("ever").equalTo(col("gone")), "left")
        .join(theirs, col("super_id").equalTo(col("old_heir")), "left")
        .select(
            col("ever").as("gone"), coalesce(col("successor"), col("next_heir")).as("successor"))
        .where("successor is not null");
  }

  private static Dataset<Row> heirs(Dataset<Row> assigned) {
    Column order = struct(col("claim"), col("size").multiply(-1), col("seen"), col("heir"));
    return claims(assigned, col("previous_one_id"), 0)
        .unionByName(claims(assigned, col("birth_cluster"), 1))
        .groupBy("gone")
        .agg(min_by(col("heir"), order).as("successor"));
  }

  private static Dataset<Row> claims(Dataset<Row> assigned, Column id, int claim) {
    return assigned
        .where(id.isNotNull())
        .groupBy(id.as("gone"), col("one_id").as("heir"))
        .agg(
            count(lit(1)).as("size"),
            coalesce(unix_micros(min("first_seen")), lit(Long.MAX_VALUE)).as("seen"))
        .withColumn("claim", lit(claim));
  }
}
