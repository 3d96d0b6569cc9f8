package io.tributary.pipeline.attribution;

import static io.tributary.pipeline.attribution.Channels.filled;
import static io.tributary.pipeline.attribution.Channels.host;
import static io.tributary.pipeline.attribution.Channels.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.attribution.TouchKind;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Rows of several tables as touches of one shape. {@code is_landing} says that the row may be what
 * a click led to, rather than a touch of its own.
 */
final class TouchSources {

  private TouchSources() {}

  /** Interactions of the kinds that are touches. */
  static Dataset<Row> interactions(Dataset<Row> interactions, Map<String, TouchKind> kinds) {
    Column kind = when(lit(false), "");
    for (Map.Entry<String, TouchKind> one : new TreeMap<>(kinds).entrySet()) {
      kind = kind.when(col("kind").equalTo(one.getKey()), one.getValue().word());
    }
    return interactions
        .withColumn("_kind", kind)
        .where(col("_kind").isNotNull())
        .select(
            id("interaction", col("platform"), col("kind"), col("interaction_id")),
            col("one_id"),
            col("brand_id"),
            col("_kind").as("kind"),
            word(col("channel")).as("place"),
            word(col("platform")).as("platform"),
            col("account_id"),
            word(col("utm_source")).as("source"),
            word(col("utm_medium")).as("medium"),
            coalesce(filled(col("campaign_id")), filled(col("utm_campaign"))).as("campaign"),
            filled(col("ad_id")).as("ad_group"),
            filled(col("creative_id")).as("creative"),
            coalesce(col("content_id"), col("utm_content")).as("content"),
            col("utm_term").as("term"),
            col("click_id"),
            col("source_code"),
            none("referrer_host"),
            col("occurred_at").as("touched_at"),
            col("business_date"),
            col("business_month"),
            lit(false).as("is_landing"));
  }

  /** Valid leads: whoever leaves an address has followed something. */
  static Dataset<Row> leads(Dataset<Row> leads) {
    return leads
        .where(coalesce(col("is_valid"), lit(true)))
        .select(
            id("lead", col("source"), col("lead_id")),
            col("one_id"),
            col("brand_id"),
            lit(TouchKind.CLICK.word()).as("kind"),
            word(col("channel")).as("place"),
            word(col("source")).as("platform"),
            col("account_id"),
            none("source"),
            none("medium"),
            filled(col("campaign_id")).as("campaign"),
            filled(col("ad_id")).as("ad_group"),
            filled(col("creative_id")).as("creative"),
            none("content"),
            none("term"),
            col("click_id"),
            none("source_code"),
            none("referrer_host"),
            col("created_at").as("touched_at"),
            col("business_date"),
            col("business_month"),
            lit(true).as("is_landing"));
  }

  /**
   * The events that begin a visit: the person's first of a channel after thirty minutes without
   * one, or one that comes from another campaign than those before. Events of nobody cannot be told
   * apart into visits, and those without page, referrer or campaign are none.
   */
  static Dataset<Row> visits(Dataset<Row> events) {
    return starts(events)
        .withColumn("_from", host(col("referrer")))
        .select(
            id("visit", col("channel"), col("event_id")),
            col("one_id"),
            col("brand_id"),
            lit(TouchKind.VISIT.word()).as("kind"),
            word(col("channel")).as("place"),
            none("platform"),
            none("account_id"),
            word(col("utm_source")).as("source"),
            word(col("utm_medium")).as("medium"),
            filled(col("utm_campaign")).as("campaign"),
            none("ad_group"),
            none("creative"),
            col("utm_content").as("content"),
            col("utm_term").as("term"),
            col("click_id"),
            col("source_code"),
            when(not(col("_from").eqNullSafe(host(col("page")))), col("_from")).as("referrer_host"),
            col("occurred_at").as("touched_at"),
            col("business_date"),
            col("business_month"),
            lit(true).as("is_landing"));
  }

  private static Dataset<Row> starts(Dataset<Row> events) {
    WindowSpec visitor =
        Window.partitionBy("brand_id", "one_id", "channel").orderBy("occurred_at", "event_id");
    Column marks =
        concat_ws(" ", col("utm_source"), col("utm_medium"), col("utm_campaign"), col("click_id"));
    Column hasPlace = col("page").isNotNull().or(col("referrer").isNotNull());
    return events
        .withColumn("_marks", filled(marks))
        .where(col("one_id").isNotNull().and(hasPlace.or(col("_marks").isNotNull())))
        .withColumn("_before", lag("occurred_at", 1).over(visitor))
        .withColumn(
            "_marks_before",
            last(col("_marks"), true).over(visitor.rowsBetween(Window.unboundedPreceding(), -1)))
        .where(col("_before")
            .isNull()
            .or(expr("occurred_at > _before + interval 30 minutes"))
            .or(col("_marks")
                .isNotNull()
                .and(not(col("_marks").eqNullSafe(col("_marks_before"))))));
  }

  private static Column id(String source, Column... parts) {
    Column[] all = new Column[parts.length + 1];
    all[0] = lit(source);
    System.arraycopy(parts, 0, all, 1, parts.length);
    return concat_ws("|", all).as("touch_id");
  }

  private static Column none(String name) {
    return lit(null).cast("string").as(name);
  }
}
