package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.Touches;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestData;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * A thousand sessions with the credits that DP6's Marketing-Attribution-Models (Apache-2.0) gives
 * their channels. A session in which somebody buys is the last touch of its journey, and the next
 * one begins another.
 */
@SparkTest
class PublishedCaseTest {

  @Test
  void creditsByChannelAreThoseOfAnotherLibrary(SparkSession session) {
    Dataset<Row> sessions = csv(session, "attribution/case2_sessions.csv")
        .withColumn("at", col("visitStartTime").cast("timestamp"))
        .withColumn("id", concat_ws("-", col("user_id"), col("visitStartTime")));
    Map<String, Row> expected = byChannel(csv(session, "attribution/case2_expected.csv"));

    Map<String, Row> credited = byChannel(AttributionCreditsTransform.apply(
            touches(sessions),
            conversions(sessions.where("has_transaction = 'True'")),
            Given.settings("windows: [{window: ever, click: 9999d}]"))
        .groupBy("channel")
        .agg(sum("w_first"), sum("w_last"), sum("w_last_non_direct"), sum("w_linear")));

    assertThat(credited.keySet()).isEqualTo(expected.keySet());
    expected.forEach((channel, row) -> {
      for (int model = 1; model <= 4; model++) {
        assertThat(Double.parseDouble(credited.get(channel).get(model).toString()))
            .as("%s, model %d", channel, model)
            .isCloseTo(Double.parseDouble(row.getString(model)), within(1e-9));
      }
    });
  }

  private static Dataset<Row> touches(Dataset<Row> sessions) {
    return sessions.select(
        col("id").as("touch_id"),
        col("user_id").as("one_id"),
        lit("brand").as("brand_id"),
        lit("click").as("kind"),
        col("channels").as("channel_group"),
        col("channels").as("channel"),
        none("campaign"),
        none("ad_group"),
        none("creative"),
        col("channels").equalTo("Direct").as("is_direct"),
        col("at").as(Touches.TOUCHED_AT.name()));
  }

  private static Dataset<Row> conversions(Dataset<Row> sessions) {
    return sessions.select(
        col("id").as("conversion_id"),
        lit("order").as("goal"),
        col("user_id").as("one_id"),
        lit("brand").as("brand_id"),
        lit(1L).as("conversion_count"),
        lit("new").as("customer_type"),
        lit(1).cast("decimal(18,2)").as("paid_amount"),
        lit(1).cast("decimal(18,2)").as("net_amount"),
        lit("CNY").as("currency"),
        col("at").as(Conversions.CONVERTED_AT.name()),
        col("at").cast("date").as("business_date"),
        none("business_month"));
  }

  private static Column none(String name) {
    return lit(null).cast("string").as(name);
  }

  private static Dataset<Row> csv(SparkSession session, String file) {
    return session.read().option("header", true).csv(TestData.file(file).toString());
  }

  private static Map<String, Row> byChannel(Dataset<Row> rows) {
    Map<String, Row> byChannel = new TreeMap<>();
    rows.collectAsList().forEach(row -> byChannel.put(row.getString(0), row));
    return byChannel;
  }
}
