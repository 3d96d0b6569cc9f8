package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.attribution.Goal;
import io.tributary.schema.table.Conversions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** gold.conversions. */
public final class ConversionsTransform {

  private ConversionsTransform() {}

  /**
   * One row per conversion of the goals. Orders count unless they are cancelled, or neither paid
   * for nor worth anything; so the net amounts add up to those of all orders that stand.
   *
   * @param orders gold.person_orders
   * @param leads silver.leads with their persons in {@code one_id}
   * @param currency of the zero amounts of goals without money
   */
  public static Dataset<Row> apply(
      Dataset<Row> orders, Dataset<Row> leads, List<Goal> goals, String currency) {
    return goals.stream()
        .map(goal -> switch (goal) {
          case ORDER -> orders(orders);
          case LEAD -> leads(leads, currency);
        })
        .reduce(Dataset::unionByName)
        .orElseThrow(() -> new IllegalArgumentException("There is no goal. Name one at least."))
        .transform(ConversionsTransform::sequenced)
        .transform(Conversions.TABLE::conform);
  }

  private static Dataset<Row> orders(Dataset<Row> orders) {
    Column isStanding = not(col("is_cancelled"))
        .and(col("kind")
            .equalTo("return")
            .or(col("paid_at").isNotNull())
            .or(col("net_amount").notEqual(0)));
    Column refund = coalesce(col("refund_amount"), lit(0).cast(Field.MONEY));
    return orders
        .where(isStanding)
        .select(
            concat_ws("|", lit("order"), col("channel"), col("order_id")).as("conversion_id"),
            lit(Goal.ORDER.word()).as("goal"),
            col("kind"),
            col("order_id").as("source_id"),
            col("one_id"),
            col("brand_id"),
            col("shop_id"),
            col("channel"),
            col("store_code"),
            when(col("kind").equalTo("return"), 0L).otherwise(1L).as("conversion_count"),
            col("net_amount").plus(refund).cast(Field.MONEY).as("paid_amount"),
            refund.as("refund_amount"),
            col("net_amount"),
            col("currency"),
            col("ordered_at").as("converted_at"),
            col("business_date"),
            col("business_month"));
  }

  private static Dataset<Row> leads(Dataset<Row> leads, String currency) {
    Column[] amounts = Stream.of("paid_amount", "refund_amount", "net_amount")
        .map(name -> lit(0).cast(Field.MONEY).as(name))
        .toArray(Column[]::new);
    return leads
        .where(coalesce(col("is_valid"), lit(true)))
        .select(
            concat_ws("|", lit("lead"), col("source"), col("lead_id")).as("conversion_id"),
            lit(Goal.LEAD.word()).as("goal"),
            lit("lead").as("kind"),
            col("lead_id").as("source_id"),
            col("one_id"),
            col("brand_id"),
            lit(null).cast("string").as("shop_id"),
            col("channel"),
            lit(null).cast("string").as("store_code"),
            lit(1L).as("conversion_count"),
            amounts[0],
            amounts[1],
            amounts[2],
            lit(currency).as("currency"),
            col("created_at").as("converted_at"),
            col("business_date"),
            col("business_month"));
  }

  /** Orders that a checkout was split into are one person's first together. */
  private static Dataset<Row> sequenced(Dataset<Row> conversions) {
    Column counts = col("one_id").isNotNull().and(col("conversion_count").equalTo(1));
    WindowSpec inOrder = Window.partitionBy(
            col("brand_id"), col("goal"), coalesce(col("one_id"), col("conversion_id")))
        .orderBy("converted_at", "conversion_id")
        .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column first = min(when(counts, col("converted_at"))).over(inOrder);
    return conversions
        .withColumn("sequence_no", when(counts, sum("conversion_count").over(inOrder)))
        .withColumn(
            "customer_type",
            when(counts, when(col("converted_at").equalTo(first), "new").otherwise("returning"))
                .otherwise("unknown"));
  }
}
