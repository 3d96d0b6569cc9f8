package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
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

  private final Dataset<Row> tokens;

  private IdentityTruth(Dataset<Row> tokens) {
    this.tokens = tokens;
  }

  /**
   * Holds what was found against what is known.
   *
   * @param identityMap identity.identity_map; its current rows count
   * @param truth {@code person, token}
   */
  public static IdentityTruth of(Dataset<Row> identityMap, Dataset<Row> truth) {
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
    return new IdentityTruth(known
        .join(current, col("known_token").equalTo(col("token")), "left")
        .select(col("person"), col("known_token"), col("one_id")));
  }

  /**
   * One row: {@code token_count, truth_pairs, found_pairs, right_pairs, precision, recall, f1} over
   * pairs of identifiers, and {@code b_cubed_precision, b_cubed_recall, b_cubed_f1}, the means over
   * identifiers (A. Bagga, B. Baldwin, LREC 1998). A ratio is null where there is nothing to divide
   * by.
   */
  public Dataset<Row> scores() {
    Dataset<Row> overlaps = overlaps();
    Dataset<Row> known = total(overlaps, "person", "truth_pairs");
    Dataset<Row> found =
        total(overlaps.where("one_id is not null"), "one_id", "found_pairs").drop("token_count");
    Column inBoth = when(col("one_id").isNotNull(), pairsOf(col("size"))).otherwise(0L);
    return known
        .crossJoin(found)
        .crossJoin(overlaps.agg(orZero(sum(inBoth)).as("right_pairs")))
        .crossJoin(cubed(overlaps))
        .select(
            col("token_count"),
            col("truth_pairs"),
            col("found_pairs"),
            col("right_pairs"),
            ratio(col("right_pairs"), col("found_pairs")).as("precision"),
            ratio(col("right_pairs"), col("truth_pairs")).as("recall"),
            ratio(col("right_pairs").multiply(2), col("truth_pairs").plus(col("found_pairs")))
                .as("f1"),
            ratio(col("own_found"), col("token_count")).as("b_cubed_precision"),
            ratio(col("own_known"), col("token_count")).as("b_cubed_recall"),
            ratio(
                    col("own_found").multiply(col("own_known")).multiply(2),
                    col("own_found").plus(col("own_known")).multiply(col("token_count")))
                .as("b_cubed_f1"));
  }

  /**
   * One row per two kinds of identifiers: {@code kind, other_kind, truth_pairs, right_pairs,
   * recall}.
   */
  public Dataset<Row> recallByKinds() {
    Dataset<Row> persons = tokens
        .withColumn("kind", Degrees.kind(col("known_token")))
        .groupBy("person", "kind")
        .agg(count(lit(1)).as("size"));
    Dataset<Row> parts = tokens
        .where("one_id is not null")
        .withColumn("kind", Degrees.kind(col("known_token")))
        .groupBy("person", "one_id", "kind")
        .agg(count(lit(1)).as("size"));
    Dataset<Row> right = crossed(parts, "person", "one_id").withColumnRenamed("pairs", "right");
    return crossed(persons, "person")
        .join(right, new String[] {"kind", "other_kind"}, "left")
        .where("pairs > 0")
        .select(
            col("kind"),
            col("other_kind"),
            col("pairs").as("truth_pairs"),
            coalesce(col("right"), lit(0L)).as("right_pairs"),
            ratio(coalesce(col("right"), lit(0L)), col("pairs")).as("recall"))
        .orderBy("kind", "other_kind");
  }

  /**
   * Where most pairs are wrong: {@code fault} (mixed: a person found that is several; split: one
   * that is several found), {@code one_ids} (three at most), {@code parts, identifiers,
   * wrong_pairs}.
   */
  public Dataset<Row> worst(int limit) {
    Dataset<Row> overlaps = overlaps();
    Dataset<Row> mixed = faults(overlaps.where("one_id is not null"), "one_id", "mixed");
    return mixed
        .unionByName(faults(overlaps, "person", "split"))
        .where("wrong_pairs > 0")
        .orderBy(col("wrong_pairs").desc(), col("fault"), col("one_ids"))
        .limit(limit);
  }

  private static Dataset<Row> faults(Dataset<Row> overlaps, String group, String fault) {
    String part = group.equals("person") ? "one_id" : "person";
    Column ids = sort_array(collect_set("one_id"));
    Column alone = group.equals("person")
        ? sum(when(col("one_id").isNull(), col("size")).otherwise(0L))
        : lit(0L);
    return overlaps
        .groupBy(group)
        .agg(
            ids.as("ids"),
            count_distinct(col(part)).plus(alone).as("parts"),
            sum("size").as("identifiers"),
            sum(when(col("one_id").isNull(), lit(0L)).otherwise(pairsOf(col("size"))))
                .as("right"))
        .select(
            lit(fault).as("fault"),
            slice(col("ids"), lit(1), when(size(col("ids")).gt(3), 3).otherwise(size(col("ids"))))
                .as("one_ids"),
            col("parts"),
            col("identifiers"),
            pairsOf(col("identifiers")).minus(col("right")).as("wrong_pairs"));
  }

  /** Pairs of identifiers of two kinds within groups. */
  private static Dataset<Row> crossed(Dataset<Row> sizes, String... group) {
    Dataset<Row> others =
        sizes.withColumnRenamed("kind", "other_kind").withColumnRenamed("size", "other_size");
    Column pairs = when(col("kind").equalTo(col("other_kind")), pairsOf(col("size")))
        .otherwise(col("size").multiply(col("other_size")));
    return sizes
        .join(others, group)
        .where("kind <= other_kind")
        .groupBy("kind", "other_kind")
        .agg(sum(pairs).as("pairs"));
  }

  /** {@code own_found, own_known}: the share of an identifier's group that is right, summed up. */
  private static Dataset<Row> cubed(Dataset<Row> overlaps) {
    Dataset<Row> found = overlaps
        .where("one_id is not null")
        .groupBy(col("one_id").as("found_id"))
        .agg(sum("size").as("found_size"));
    Dataset<Row> known =
        overlaps.groupBy(col("person").as("known_person")).agg(sum("size").as("known_size"));
    Column squares = col("size").multiply(col("size")).cast("double");
    Column isAlone = col("one_id").isNull();
    return overlaps
        .join(found, col("one_id").equalTo(col("found_id")), "left")
        .join(known, col("person").equalTo(col("known_person")))
        .agg(
            coalesce(
                    sum(when(isAlone, col("size").cast("double"))
                        .otherwise(squares.divide(col("found_size")))),
                    lit(0.0))
                .as("own_found"),
            coalesce(
                    sum(when(isAlone, col("size").cast("double").divide(col("known_size")))
                        .otherwise(squares.divide(col("known_size")))),
                    lit(0.0))
                .as("own_known"));
  }

  private Dataset<Row> overlaps() {
    return tokens.groupBy("person", "one_id").agg(count(lit(1)).as("size"));
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
    return coalesce(sum, lit(0L));
  }

  private static Column ratio(Column part, Column whole) {
    return when(whole.gt(0), part.cast("double").divide(whole));
  }
}
