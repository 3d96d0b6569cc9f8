package io.tributary.model.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.model.ModelSpec.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model's rows: what was known of each person of the population before each snapshot, and what
 * came after. All snapshots are made in one pass.
 */
public final class FeaturesTransform {

  private FeaturesTransform() {}

  /**
   * One row per person and snapshot: {@code one_id}, the snapshot, {@code label} (1 where the
   * person bought in the label's days from the snapshot, else 0), {@code recency} (days since the
   * last order, the baseline), and the features as doubles that are never null.
   *
   * @param snapshots days; what happened on them is not seen
   * @param labelDays length of the label's window, which begins with the snapshot
   */
  public static Dataset<Row> apply(
      Facts facts,
      FeatureSet features,
      Population population,
      Collection<LocalDate> snapshots,
      int labelDays) {
    return PersonDays.of(facts, features.neededMeasures(), features.sources())
        .withColumn("snapshot", explode(days(snapshots)))
        .withColumn("age", datediff(col("snapshot"), col("day")))
        .where(isLookedAt(features, labelDays))
        .groupBy("one_id", "snapshot")
        .agg(label(labelDays), aggregates(features))
        .where(isOf(population))
        .select(columns(features));
  }

  private static Column days(Collection<LocalDate> snapshots) {
    return array(
        snapshots.stream().distinct().sorted().map(day -> lit(day)).toArray(Column[]::new));
  }

  /** Orders and returns count for ever; other days only while a feature looks at them. */
  private static Column isLookedAt(FeatureSet features, int labelDays) {
    Column isTrade = col(Measures.ORDERS).plus(col(Measures.RETURNS)).gt(0);
    return col("age")
        .gt(-labelDays)
        .and(isTrade.or(col(Measures.BOUGHT).gt(0)).or(col("age").leq(features.longestLookback())));
  }

  private static Column label(int labelDays) {
    Column isAfter = col("age").between(1 - labelDays, 0);
    return sum(when(isAfter, col(Measures.BOUGHT)).otherwise(0L)).as(Measures.BOUGHT);
  }

  private static Column[] aggregates(FeatureSet features) {
    return features.needed().entrySet().stream()
        .map(aggregate -> aggregate.getValue().as(aggregate.getKey()))
        .toArray(Column[]::new);
  }

  private static Column isOf(Population population) {
    Column isOf = col("orders_all").geq(population.minOrders());
    return population.orderedWithinDays().isPresent()
        ? isOf.and(recency().leq(population.orderedWithinDays().getAsInt()))
        : isOf;
  }

  private static Column recency() {
    return datediff(col("snapshot"), col("last_order_day"));
  }

  private static Column[] columns(FeatureSet features) {
    List<Column> columns = new ArrayList<>(List.of(
        col("one_id"),
        col("snapshot"),
        when(col(Measures.BOUGHT).gt(0), 1).otherwise(0).as("label"),
        coalesce(recency(), lit(0)).as("recency")));
    features.features().forEach(feature -> columns.add(feature.scaled()));
    return columns.toArray(Column[]::new);
  }
}
