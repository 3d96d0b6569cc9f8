package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Star links: every record ties its strongest identifier that stands for a person to its others
 * that do. A shared identifier is left out first, so that a shop's phone neither joins customers
 * nor keeps a customer's own identifiers apart.
 */
public final class LinksTransform {

  private LinksTransform() {}

  /**
   * One row per pair: {@code link_id, a, b, rule, source, priority, confidence, first_seen,
   * last_seen}; {@code a} is the stronger one.
   */
  public static Dataset<Row> links(
      Dataset<Row> observations, Dataset<Row> identifiers, IdentityRules rules) {
    String kinds = String.join(",", rules.kindNames());
    return usable(observations, identifiers)
        .where(size(col("tokens")).gt(1))
        .withColumn("a", element_at(col("tokens"), 1))
        .withColumn("b", explode(slice(col("tokens"), lit(2), size(col("tokens")))))
        .groupBy("a", "b")
        .agg(
            min("source").as("source"),
            min("first_seen").as("first_seen"),
            max("last_seen").as("last_seen"))
        .select(
            substring(sha2(concat_ws("|", col("a"), col("b"), lit("together")), 256), 1, 32)
                .as("link_id"),
            col("a"),
            col("b"),
            lit("together").as("rule"),
            col("source"),
            rank(col("a"), kinds).plus(rank(col("b"), kinds)).as("priority"),
            lit(1).cast(DataTypes.createDecimalType(18, 4)).as("confidence"),
            col("first_seen"),
            col("last_seen"));
  }

  /** A kind's place in the order of strength, from 1; unknown kinds are 0 and never arrive here. */
  static Column rank(Column token, String kinds) {
    return find_in_set(Degrees.kind(token), lit(kinds));
  }

  /** The observations without their shared tokens; only those that hold one are regrouped. */
  private static Dataset<Row> usable(Dataset<Row> observations, Dataset<Row> identifiers) {
    Dataset<Row> shared =
        identifiers.where("class <> 'PERSON'").select(col("token").as("shared_token"));
    Dataset<Row> touched = observations
        .withColumn("shared_token", explode(col("tokens")))
        .join(shared, "shared_token")
        .groupBy("tokens")
        .agg(collect_set("shared_token").as("left_out"));
    return observations
        .join(touched, observations.col("tokens").equalTo(touched.col("tokens")), "left")
        .select(
            when(col("left_out").isNull(), observations.col("tokens"))
                .otherwise(array_except(observations.col("tokens"), col("left_out")))
                .as("tokens"),
            col("source"),
            col("first_seen"),
            col("last_seen"));
  }
}
