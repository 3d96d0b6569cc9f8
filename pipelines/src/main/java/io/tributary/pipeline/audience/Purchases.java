package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.audience.RfmSettings;
import io.tributary.schema.audience.RfmSettings.Frequency;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What persons bought before a day. A purchase is a sale that was paid and not cancelled; its day
 * is the order's business date.
 */
public final class Purchases {

  private Purchases() {}

  /**
   * One row per person with any order: {@code days}, the different days of purchases, sorted; and
   * of the look-back {@code frequency} and {@code monetary}, paid minus refunded in the currency.
   * Amounts in another currency are not added.
   *
   * @param personOrders gold.person_orders
   */
  public static Dataset<Row> of(
      Dataset<Row> personOrders, AsOf asOf, String currency, RfmSettings settings) {
    Column from = lit(asOf.date().minusDays(settings.lookBackDays()));
    Column isRecent = col("business_date").geq(from);
    Column isAdded = isRecent.and(not(col("is_cancelled"))).and(col("currency").equalTo(currency));
    Column days = size(filter(col("days"), day -> day.geq(from))).cast("long");
    return personOrders
        .where(col("one_id").isNotNull().and(col("business_date").lt(lit(asOf.date()))))
        .groupBy("one_id")
        .agg(
            sort_array(collect_set(when(isPurchase(), col("business_date")))).as("days"),
            count_if(isPurchase().and(isRecent)).as("orders"),
            coalesce(sum(when(isAdded, col("net_amount"))), lit(0))
                .cast(Field.MONEY)
                .as("monetary"))
        .select(
            col("one_id"),
            col("days"),
            (settings.frequency() == Frequency.ORDERS ? col("orders") : days).as("frequency"),
            col("monetary"));
  }

  /**
   * One row per person with a purchase of a known category: that of the last one, of several the
   * dearest line's.
   *
   * @param lines {@link PersonLines}
   */
  public static Dataset<Row> lastCategories(Dataset<Row> lines, AsOf asOf) {
    Column order =
        struct(col("ordered_at"), col("amount"), col("channel"), col("order_id"), col("line_no"));
    return lines
        .where(isPaidSale(col("amount")).and(col("category").isNotNull()))
        .where(col("one_id").isNotNull().and(col("ordered_at").lt(lit(asOf.start()))))
        .groupBy("one_id")
        .agg(max_by(col("category"), order).as("bought"));
  }

  private static Column isPurchase() {
    return isPaidSale(col("net_amount"));
  }

  /** Some channels tell no time of payment; what was paid for then has an amount. */
  private static Column isPaidSale(Column amount) {
    return col("kind")
        .equalTo("sale")
        .and(not(col("is_cancelled")))
        .and(col("paid_at").isNotNull().or(amount.gt(0)));
  }
}
