package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well persons found agree with persons known. Pairs of identifiers are counted by group sizes,
 * never listed. An identifier of several known persons (a shop's phone) has no right answer and is
 * left out; one that leads to nobody is found alone.
 */
public final class IdentityTruth {

  private IdentityTruth() {}

  /**
   * One row: {@code token_count, truth_pairs, found_pairs, right_pairs, precision, recall, f1}; a
   * ratio is null where there is nothing to divide by.
   *
   * @param identityMap identity.identity_map; its current rows count
   * @param truth {@code person, token}
   */
  public static Dataset<Row> evaluate(Dataset<Row> identityMap, Dataset<Row> truth) {
    Dataset<Row> known = truth
        .where("person is not null and token is not null")
        .select(col("person"), col("token").as("known_token"))
        .distinct()
        .groupBy("known_token")
        .agg(min("person").as("person"), count(lit(1)).as("persons"))
        .where("persons = 1");
    Dataset<Row> current = identityMap
        .where("recorded_to is null and valid_to is null")
        .select("token", "one_id")
        .dropDuplicates("token");
    return known
        .join(current, col("known_token").equalTo(col("token")), "left")
        .groupBy("person", "one_id")
        .agg(count(lit(1)).as("size"))
        .transform(IdentityTruth::pairs);
  }

  /** From the sizes of the overlaps of known with found persons. */
  private static Dataset<Row> pairs(Dataset<Row> overlaps) {
    Dataset<Row> known = total(overlaps, "person", "truth_pairs");
    Dataset<Row> found =
        total(overlaps.where("one_id is not null"), "one_id", "found_pairs").drop("token_count");
    Column inBoth = when(col("one_id").isNotNull(), pairsOf(col("size"))).otherwise(0L);
    return known
        .crossJoin(found)
        .crossJoin(overlaps.agg(orZero(sum(inBoth)).as("right_pairs")))
        .select(
            col("token_count"),
            col("truth_pairs"),
            col("found_pairs"),
            col("right_pairs"),
            ratio(col("right_pairs"), col("found_pairs")).as("precision"),
            ratio(col("right_pairs"), col("truth_pairs")).as("recall"),
            ratio(col("right_pairs").multiply(2), col("truth_pairs").plus(col("found_pairs")))
                .as("f1"));
  }

  private static Dataset<Row> total(Dataset<Row> overlaps, String group, String name) {
    return overlaps
        .groupBy(group)
        .agg(sum("size").as("size"))
        .agg(
            orZero(sum("size")).as("token_count"),
            orZero(sum(pairsOf(col("size")))).as(name));
  }

  private static Column pairsOf(Column size) {
    return size.multiply(size.minus(1)).divide(2).cast("bigint");
  }

  private static Column orZero(Column sum) {
    return org.apache.spark.sql.functions.coalesce(sum, lit(0L));
  }

  private static Column ratio(Column part, Column whole) {
    return when(whole.gt(0), part.cast("double").divide(whole));
  }
}
