package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
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
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Star links: every record ties its strongest identifier that stands for a person to its others
 * that do. A shared identifier is left out first, so that a shop's phone neither joins customers
 * nor keeps a customer's own identifiers apart. The strength of a kind is that of the rules given,
 * whatever order the record was written in.
 */
public final class LinksTransform {

  private LinksTransform() {}

  /**
   * One row per pair: {@code link_id, a, b, rule, source, priority, confidence, first_seen,
   * last_seen}; {@code a} is the stronger one, of two of a kind the first by token.
   */
  public static Dataset<Row> links(
      Dataset<Row> observations, Dataset<Row> identifiers, IdentityRules rules) {
    return usable(observations, identifiers)
        .where(size(col("tokens")).gt(1))
        .withColumn("tokens", strongestFirst(rules))
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
            rank(Degrees.kind(col("a")), rules)
                .plus(rank(Degrees.kind(col("b")), rules))
                .as("priority"),
            lit(1).cast(DataTypes.createDecimalType(18, 4)).as("confidence"),
            col("first_seen"),
            col("last_seen"));
  }

  /** A kind's place in the order of strength, from 1; kinds the rules do not name come last. */
  static Column rank(Column kind, IdentityRules rules) {
    Column place = find_in_set(kind, lit(String.join(",", rules.kindNames())));
    return when(place.equalTo(0), rules.kinds().size() + 1).otherwise(place);
  }

  private static Column strongestFirst(IdentityRules rules) {
    Column ranked = transform(
        col("tokens"),
        token -> struct(rank(Degrees.kind(token), rules).as("rank"), token.as("token")));
    return array_sort(ranked).getField("token");
  }

  private static Dataset<Row> usable(Dataset<Row> observations, Dataset<Row> identifiers) {
    return Observations.without(
        observations, identifiers.where("class <> 'PERSON'").select("token"));
  }
}
