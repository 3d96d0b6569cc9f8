package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.CreditModel;
import io.tributary.schema.table.AttributionChannel;
import io.tributary.schema.table.AttributionCredits;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * gold.attribution_channel. Credit and spend are laid under each other and added up by key, which
 * is what a full outer join of their sums gives, without joining.
 */
public final class AttributionChannelTransform {

  static final List<String> LEVELS = List.of("channel", "campaign", "ad_group", "creative");
  private static final List<String> KEY = List.of(
      "level",
      "goal",
      "window",
      "model",
      "period",
      "brand_id",
      "channel_group",
      "channel",
      "campaign",
      "ad_group",
      "creative",
      "currency");

  private AttributionChannelTransform() {}

  /**
   * One row per level, channel and what lies below, goal, window, model, month and currency. Spend
   * stands in every goal, window and model of the settings.
   *
   * @param credits gold.attribution_credits
   * @param spend silver.ad_performance; its channel is that of a click on its platform
   */
  public static Dataset<Row> apply(
      Dataset<Row> credits, Dataset<Row> spend, AttributionSettings settings) {
    Column[] key = KEY.stream().map(functions::col).toArray(Column[]::new);
    return credited(credits)
        .unionByName(SpendLines.of(spend, settings), true)
        .transform(AttributionChannelTransform::atEveryLevel)
        .groupBy(key)
        .agg(
            coalesce(sum("weight"), lit(0)).cast("decimal(24,12)").as("attributed_conversions"),
            coalesce(sum("new_weight"), lit(0)).cast("decimal(24,12)").as("new_conversions"),
            credit("paid").as("gross_revenue"),
            credit("net").as("net_revenue"),
            credit("new_net").as("new_net_revenue"),
            sum("spend").cast(Field.MONEY).as("spend"),
            sum("impressions").as("impressions"),
            sum("clicks").as("clicks"))
        .withColumn("cpa", per("attributed_conversions"))
        .withColumn("cac", per("new_conversions"))
        .withColumn("roas", roas())
        .transform(AttributionChannel.TABLE::conform);
  }

  private static Dataset<Row> credited(Dataset<Row> credits) {
    Column isNew = col("customer_type").equalTo("new");
    return credits
        .withColumn("by", explode(byModel()))
        .select(
            col("goal"),
            col("window"),
            col("by.model").as("model"),
            col("business_month").as("period"),
            col("brand_id"),
            col("channel_group"),
            col("channel"),
            col("campaign"),
            col("ad_group"),
            col("creative"),
            col("currency"),
            when(col("conversion_count").equalTo(1), col("by.weight")).as("weight"),
            when(isNew, col("by.weight")).as("new_weight"),
            col("by.paid").as("paid"),
            col("by.net").as("net"),
            when(isNew, col("by.net")).as("new_net"));
  }

  private static Column byModel() {
    return array(Stream.of(CreditModel.values())
        .map(model -> struct(
            lit(model.word()).as("model"),
            AttributionCredits.weight(model).column().as("weight"),
            AttributionCredits.paid(model).column().as("paid"),
            AttributionCredits.net(model).column().as("net")))
        .toArray(Column[]::new));
  }

  /** Each row once a level, without the names below it. */
  private static Dataset<Row> atEveryLevel(Dataset<Row> rows) {
    Column levels = array(LEVELS.stream().map(functions::lit).toArray(Column[]::new));
    Dataset<Row> levelled = rows.withColumn("level", explode(levels));
    for (String name : LEVELS.subList(1, LEVELS.size())) {
      Object[] from = LEVELS.subList(LEVELS.indexOf(name), LEVELS.size()).toArray();
      levelled = levelled.withColumn(name, when(col("level").isin(from), col(name)));
    }
    return levelled;
  }

  private static Column credit(String amount) {
    return coalesce(sum(amount), lit(0)).cast(Field.MONEY);
  }

  private static Column per(String conversions) {
    return when(
        col(conversions).gt(0),
        round(col("spend").divide(col(conversions).cast("decimal(18,6)")), 2).cast(Field.MONEY));
  }

  private static Column roas() {
    return when(
        col("spend").gt(0),
        round(col("net_revenue").divide(col("spend")), 4).cast("decimal(18,4)"));
  }
}
