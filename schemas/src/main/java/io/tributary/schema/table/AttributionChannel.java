package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per level, channel and what lies below it, goal, window, model, month and currency: what
 * is credited beside what is spent. Spend without credit and credit without spend both stand here,
 * and so do unattributed conversions: within one level, goal, window and model the rows of a
 * currency add up to all orders and all spend. Both are of the month in which they happened.
 */
public final class AttributionChannel {

  public static final Field LEVEL = Field.string(
          "level", "channel, campaign, ad_group or creative; add up one only.")
      .notNull();
  public static final Field MODEL =
      Field.string("model", "first, last, last_non_direct or linear.").notNull();
  public static final Field PERIOD = Field.string(
          "period", "yyyy-MM of the conversions and of the spend, in the workspace's zone.")
      .notNull();
  public static final Field ATTRIBUTED_CONVERSIONS = Field.of(
          "attributed_conversions",
          DataTypes.createDecimalType(24, 12),
          "Shares of conversions; 0 where there is only spend or a return.")
      .notNull();
  public static final Field NEW_CONVERSIONS = Field.of(
          "new_conversions",
          DataTypes.createDecimalType(24, 12),
          "Those of them that were their person's first.")
      .notNull();
  public static final Field GROSS_REVENUE =
      Field.money("gross_revenue", "Paid amounts credited, before refunds.").notNull();
  public static final Field NET_REVENUE =
      Field.money("net_revenue", "Net amounts credited.").notNull();
  public static final Field NEW_NET_REVENUE =
      Field.money("new_net_revenue", "Those of first conversions.").notNull();
  public static final Field SPEND = Field.money(
      "spend", "Spent on advertisements as platforms state it; null where none is stated.");
  public static final Field IMPRESSIONS =
      Field.count("impressions", "As platforms state them; null where none are stated.");
  public static final Field CLICKS =
      Field.count("clicks", "As platforms state them; null where none are stated.");
  public static final Field CPA =
      Field.money("cpa", "Spend per attributed conversion; null without spend or conversions.");
  public static final Field CAC = Field.money(
      "cac", "Spend per conversion of a new customer; null without spend or such conversions.");
  public static final Field ROAS = Field.of(
      "roas",
      DataTypes.createDecimalType(18, 4),
      "Net revenue per unit of spend in the same currency; null without spend.");

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "attribution_channel",
      "level × channel, campaign, ad group, creative × goal × window × model × month × currency",
      List.of(
          LEVEL,
          Conversions.GOAL,
          AttributionCredits.WINDOW,
          MODEL,
          PERIOD,
          Columns.BRAND_ID,
          Touches.CHANNEL_GROUP,
          Touches.CHANNEL,
          Touches.CAMPAIGN,
          Touches.AD_GROUP,
          Touches.CREATIVE,
          Columns.CURRENCY,
          ATTRIBUTED_CONVERSIONS,
          NEW_CONVERSIONS,
          GROSS_REVENUE,
          NET_REVENUE,
          NEW_NET_REVENUE,
          SPEND,
          IMPRESSIONS,
          CLICKS,
          CPA,
          CAC,
          ROAS),
      List.of(
          LEVEL,
          Conversions.GOAL,
          AttributionCredits.WINDOW,
          MODEL,
          PERIOD,
          Columns.BRAND_ID,
          Touches.CHANNEL_GROUP,
          Touches.CHANNEL,
          Touches.CAMPAIGN,
          Touches.AD_GROUP,
          Touches.CREATIVE,
          Columns.CURRENCY));

  private AttributionChannel() {}
}
