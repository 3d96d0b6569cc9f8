package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.zip_with;

import io.tributary.schema.audience.LifecycleSettings;
import io.tributary.schema.table.Lifecycle;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * gold.lifecycle: every person is in exactly one stage. The first that fits holds:
 *
 * <ol>
 *   <li>prospect: no purchase.
 *   <li>new: the first purchase was at most {@code new-days} days ago.
 *   <li>lost: the last one was more than {@code lost-days} days ago.
 *   <li>churn_risk: it was more than {@code churn-factor} gaps ago.
 *   <li>dormant: it was more than a gap ago.
 *   <li>reactivated: it was a repeated one, at most {@code fresh-days} ago, after a break in which
 *       the person was lost or at risk, by the gap as it was before the break.
 *   <li>repurchasing: it was a repeated one, at most {@code fresh-days} ago.
 *   <li>active: every other customer.
 * </ol>
 *
 * <p>The gap is the median number of days between the person's purchase days, kept within the
 * bounds of the category last bought; of a person with one purchase day it is the category's usual
 * one.
 */
public final class LifecycleTransform {

  private LifecycleTransform() {}

  /**
   * One row per living person.
   *
   * @param persons identity.persons
   * @param purchases {@link Purchases}
   * @param categories {@link Purchases#lastCategories}; no rows where settings name no category
   */
  public static Dataset<Row> apply(
      Dataset<Row> persons,
      Dataset<Row> purchases,
      Dataset<Row> categories,
      LifecycleSettings settings,
      AsOf asOf,
      String brand) {
    Gaps gaps = new Gaps(settings);
    Column seen = to_date(from_utc_timestamp(col("first_seen"), asOf.zone().getId()));
    Dataset<Row> known = persons
        .where("status = 'ACTIVE'")
        .select(col("one_id"), seen.as("seen"))
        .join(purchases.select("one_id", "days"), new String[] {"one_id"}, "left")
        .join(categories, new String[] {"one_id"}, "left")
        .withColumn("category", gaps.category(col("bought")));
    return measured(known, gaps, asOf)
        .withColumn("stage", stage(settings))
        .withColumn("since", since(settings))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn("brand_id", lit(brand))
        .transform(Lifecycle.TABLE::conform);
  }

  private static Dataset<Row> measured(Dataset<Row> known, Gaps gaps, AsOf asOf) {
    Column days = col("days");
    Column n = col("order_days");
    Column between = zip_with(
        slice(days, lit(2), n.minus(1).cast("int")),
        slice(days, lit(1), n.minus(1).cast("int")),
        (later, earlier) -> datediff(later, earlier));
    Column before = when(n.geq(3), slice(col("between"), lit(1), n.minus(2).cast("int")));
    return known
        .withColumn("order_days", when(days.isNull(), 0L).otherwise(size(days)).cast("long"))
        .withColumn("first_order_date", when(n.gt(0), element_at(days, 1)))
        .withColumn("last_order_date", when(n.gt(0), element_at(days, -1)))
        .withColumn(
            "recency_days", datediff(lit(asOf.date()), col("last_order_date")).cast("long"))
        .withColumn("days_known", datediff(lit(asOf.date()), col("first_order_date")))
        .withColumn("between", when(n.geq(2), between))
        .withColumn("break_days", element_at(col("between"), -1).cast("long"))
        .withColumn("gap_days", when(n.gt(0), gaps.of(col("between"))))
        .withColumn("gap_basis", when(n.gt(0), gaps.basis(col("between"))))
        .withColumn("gap_before", gaps.of(before));
  }

  private static Column stage(LifecycleSettings settings) {
    Column recency = col("recency_days");
    Column isFresh = col("order_days").geq(2).and(recency.leq(settings.freshDays()));
    return when(col("order_days").equalTo(0), "prospect")
        .when(col("days_known").leq(settings.newDays()), "new")
        .when(recency.gt(settings.lostDays()), "lost")
        .when(recency.gt(risk("gap_days", settings)), "churn_risk")
        .when(recency.gt(col("gap_days")), "dormant")
        .when(isFresh.and(wasAway(settings)), "reactivated")
        .when(isFresh, "repurchasing")
        .otherwise("active");
  }

  private static Column risk(String gap, LifecycleSettings settings) {
    return col(gap).multiply(lit(settings.churnFactor()));
  }

  private static Column wasAway(LifecycleSettings settings) {
    return col("break_days")
        .gt(settings.lostDays())
        .or(col("break_days").gt(risk("gap_before", settings)));
  }

  /** The day after the last on which an earlier stage fitted; being new comes before the others. */
  private static Column since(LifecycleSettings settings) {
    Column old = dayAfter("first_order_date", lit(settings.newDays()));
    Column fresh = when(
            col("order_days").geq(2), dayAfter("last_order_date", lit(settings.freshDays())))
        .otherwise(old);
    Column begun = when(
            col("stage").equalTo("lost"), dayAfter("last_order_date", lit(settings.lostDays())))
        .when(
            col("stage").equalTo("churn_risk"),
            dayAfter("last_order_date", floor(risk("gap_days", settings))))
        .when(col("stage").equalTo("dormant"), dayAfter("last_order_date", floor(col("gap_days"))))
        .when(col("stage").equalTo("active"), fresh)
        .otherwise(col("last_order_date"));
    return when(col("stage").equalTo("prospect"), col("seen"))
        .when(col("stage").equalTo("new"), col("first_order_date"))
        .otherwise(greatest(begun, old));
  }

  private static Column dayAfter(String date, Column days) {
    return date_add(col(date), days.plus(1).cast("int"));
  }
}
