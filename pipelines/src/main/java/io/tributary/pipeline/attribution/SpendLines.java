package io.tributary.pipeline.attribution;

import static io.tributary.pipeline.attribution.Channels.filled;
import static io.tributary.pipeline.attribution.Channels.word;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.AttributionWindow;
import io.tributary.schema.attribution.CreditModel;
import io.tributary.schema.attribution.Goal;
import io.tributary.schema.attribution.TouchKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Advertising spend with its channel, once for every goal, window and model. */
final class SpendLines {

  private SpendLines() {}

  /**
   * The lines of silver.ad_performance; the channel is that of a click on the platform, or spend
   * and touches would not meet.
   */
  static Dataset<Row> of(Dataset<Row> spend, AttributionSettings settings) {
    Dataset<Row> lines = spend.select(
        lit(TouchKind.CLICK.word()).as("kind"),
        word(col("channel")).as("place"),
        word(col("platform")).as("platform"),
        col("account_id"),
        none("source"),
        none("medium"),
        filled(col("campaign_id")).as("campaign"),
        filled(col("ad_id")).as("ad_group"),
        filled(col("creative_id")).as("creative"),
        none("content"),
        none("term"),
        none("click_id"),
        none("source_code"),
        none("referrer_host"),
        col("business_month").as("period"),
        col("brand_id"),
        col("currency"),
        col("spend"),
        col("impressions"),
        col("clicks"));
    return Channels.of(lines, settings.rules())
        .withColumn("in", explode(everywhere(settings)))
        .select(
            col("in.goal"),
            col("in.window"),
            col("in.model"),
            col("period"),
            col("brand_id"),
            col("channel_group"),
            col("channel"),
            col("campaign"),
            col("ad_group"),
            col("creative"),
            col("currency"),
            col("spend"),
            col("impressions"),
            col("clicks"));
  }

  private static Column everywhere(AttributionSettings settings) {
    List<Column> all = new ArrayList<>();
    for (Goal goal : settings.goals()) {
      for (AttributionWindow window : settings.windows()) {
        for (CreditModel model : CreditModel.values()) {
          all.add(struct(
              lit(goal.word()).as("goal"),
              lit(window.name()).as("window"),
              lit(model.word()).as("model")));
        }
      }
    }
    return array(all.toArray(Column[]::new));
  }

  private static Column none(String name) {
    return lit(null).cast("string").as(name);
  }
}
