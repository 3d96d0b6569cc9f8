package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.AttributionWindow;
import io.tributary.schema.attribution.CreditModel;
import io.tributary.schema.attribution.Goal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether what channels are credited with is what was ordered. */
public final class AttributionBalance {

  private AttributionBalance() {}

  /**
   * One row per brand, currency, window, model and level in which they differ: {@code orders} and
   * {@code net_amount} of the orders that stand, {@code credited} and {@code net_revenue} of the
   * channels. None where the books balance.
   *
   * @param channels gold.attribution_channel
   * @param orders gold.person_orders
   */
  public static Dataset<Row> faults(
      Dataset<Row> channels, Dataset<Row> orders, AttributionSettings settings) {
    return ordered(orders, settings)
        .unionByName(credited(channels), true)
        .groupBy("brand_id", "currency", "window", "model", "level")
        .agg(
            total("orders", "decimal(24,12)"),
            total("credited", "decimal(24,12)"),
            total("net_amount", Field.MONEY.sql()),
            total("net_revenue", Field.MONEY.sql()))
        .where("orders <> credited or net_amount <> net_revenue");
  }

  private static Dataset<Row> ordered(Dataset<Row> orders, AttributionSettings settings) {
    Column isSale = col("kind")
        .equalTo("sale")
        .and(col("paid_at").isNotNull().or(col("net_amount").notEqual(0)));
    return orders
        .where(not(col("is_cancelled")))
        .groupBy("brand_id", "currency")
        .agg(
            sum(when(isSale, lit(1)).otherwise(0)).as("orders"),
            sum("net_amount").as("net_amount"))
        .withColumn("in", explode(everywhere(settings)))
        .select(col("brand_id"), col("currency"), col("in.*"), col("orders"), col("net_amount"));
  }

  private static Dataset<Row> credited(Dataset<Row> channels) {
    return channels
        .where(col("goal").equalTo(Goal.ORDER.word()))
        .select(
            col("brand_id"),
            col("currency"),
            col("window"),
            col("model"),
            col("level"),
            col("attributed_conversions").as("credited"),
            col("net_revenue"));
  }

  private static Column everywhere(AttributionSettings settings) {
    List<Column> all = new ArrayList<>();
    for (AttributionWindow window : settings.windows()) {
      for (CreditModel model : CreditModel.values()) {
        for (String level : AttributionChannelTransform.LEVELS) {
          all.add(struct(
              lit(window.name()).as("window"),
              lit(model.word()).as("model"),
              lit(level).as("level")));
        }
      }
    }
    return array(all.toArray(Column[]::new));
  }

  private static Column total(String amount, String type) {
    return coalesce(sum(amount), lit(0)).cast(type).as(amount);
  }
}
