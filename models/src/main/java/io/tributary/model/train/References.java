package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What outside providers said of a model's test rows, to be measured on what came. */
public final class References {

  private References() {}

  /**
   * One row per provider and test row it has scored: scorer, score and label. The newest score
   * counts that knew nothing of the snapshot's day or later, and no older one than the label is
   * long.
   *
   * @param rows as {@link Rows#vectors} makes them
   * @param scores silver.external_scores of this model's name, with {@code one_id}
   */
  public static Dataset<Row> of(
      Dataset<Row> rows, Dataset<Row> scores, Collection<LocalDate> test, int days) {
    Column age = datediff(col("snapshot"), col("known_on"));
    Column newest = struct(col("known_on"), col("as_of"), col("score_id"));
    Dataset<Row> known = scores.select(
        col("one_id"),
        col("provider"),
        col("score").cast("double").as("score"),
        col("business_date").as("known_on"),
        col("as_of"),
        col("score_id"));
    return Rows.at(rows, test)
        .select("one_id", "snapshot", "label")
        .join(known, new String[] {"one_id"}, "inner")
        .where(age.geq(0).and(age.lt(days)))
        .groupBy(col("one_id"), col("snapshot"), col("label"), col("provider").as("scorer"))
        .agg(max_by(col("score"), newest).as("score"))
        .select("scorer", "score", "label");
  }
}
