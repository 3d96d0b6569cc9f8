package io.tributary.model.train;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.model.feature.Facts;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.schema.model.ModelSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes the features of one snapshot again, for a share of the persons, from facts that end the day
 * before it, and compares. A feature that differs has seen what was not known that day.
 */
public final class LeakCheck {

  private static final int SHARE = 8;
  private static final Column IS_TRIED =
      pmod(xxhash64(col("one_id")), lit(SHARE)).equalTo(0);

  private LeakCheck() {}

  /**
   * Starts one Spark job.
   *
   * @param rows the features as made for training
   * @throws IllegalStateException naming the features that know the future
   */
  public static void require(
      Dataset<Row> rows, Facts facts, FeatureSet features, ModelSpec spec, LocalDate snapshot) {
    Facts past = facts.where(col("business_date").lt(lit(snapshot)).and(IS_TRIED));
    Dataset<Row> again = FeaturesTransform.apply(
            past, features, spec.population(), List.of(snapshot), spec.labelDays())
        .select(col("one_id").as("again_id"), struct("*").as("again"));
    Dataset<Row> made = rows.where(col("snapshot").equalTo(lit(snapshot)).and(IS_TRIED));
    Row differing = made.join(again, col("one_id").equalTo(col("again_id")), "full_outer")
        .agg(lit(1).as("one"), differences(features))
        .head();
    List<String> leaking = features.names().stream()
        .filter(name -> differing.<Long>getAs(name) > 0)
        .toList();
    if (!leaking.isEmpty()) {
      throw new IllegalStateException("Model " + spec.model() + " may not be trained: the features "
          + leaking + " change at snapshot " + snapshot + " when everything from that day on is"
          + " deleted, so they know the future. Let them look at days of age 1 and more only.");
    }
  }

  private static Column[] differences(FeatureSet features) {
    List<Column> columns = new ArrayList<>();
    for (String name : features.names()) {
      Column isSame = col(name).eqNullSafe(col("again." + name));
      columns.add(count_if(coalesce(isSame, lit(false)).equalTo(false)).as(name));
    }
    return columns.toArray(Column[]::new);
  }
}
