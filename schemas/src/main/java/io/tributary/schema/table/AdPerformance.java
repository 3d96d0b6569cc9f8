package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per platform, account, campaign, ad, creative and day; platforms restate days for weeks,
 * and the newest statement stands.
 */
public final class AdPerformance {

  public static final Field PLATFORM =
      Field.string("platform", "oceanengine, tencent, baidu …").notNull();
  public static final Field ACCOUNT_ID =
      Field.string("account_id", "Account on the platform.").notNull();
  public static final Field CAMPAIGN_ID =
      Field.string("campaign_id", "Campaign on the platform.").notNull();
  public static final Field AD_ID = Field.string(
          "ad_id", "Ad group or ad; empty where the platform states campaigns.")
      .notNull();
  public static final Field CREATIVE_ID = Field.string(
          "creative_id", "Creative; empty where the platform states ads.")
      .notNull();
  public static final Field CAMPAIGN_NAME = Field.string("campaign_name", "As the platform says.");
  public static final Field SPEND_DATE =
      Field.date("spend_date", "The day in the platform's zone.").notNull();
  public static final Field SPENT_AT =
      Field.timestamp("spent_at", "The day's start in the workspace's zone.").notNull();
  public static final Field IMPRESSIONS =
      Field.count("impressions", "Times shown.").notNull().atLeast(0);
  public static final Field CLICKS = Field.count("clicks", "Clicks.").notNull().atLeast(0);
  public static final Field SPEND = Field.money(
          "spend", "Cost before rebates, as the platform states it.")
      .notNull()
      .atLeast(0);

  public static final Field STATED_AT = Field.timestamp(
      "stated_at", "When the platform stated these figures; null where the extract does not say.");

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "ad_performance",
      "platform × account × campaign × ad × creative × day",
      SPENT_AT,
      List.of(
          PLATFORM,
          Columns.BRAND_ID,
          Columns.CHANNEL,
          ACCOUNT_ID,
          CAMPAIGN_ID,
          AD_ID,
          CREATIVE_ID,
          CAMPAIGN_NAME,
          SPEND_DATE,
          SPENT_AT,
          IMPRESSIONS,
          CLICKS,
          SPEND,
          Columns.CURRENCY,
          STATED_AT),
      List.of(PLATFORM, ACCOUNT_ID, CAMPAIGN_ID, AD_ID, CREATIVE_ID, SPEND_DATE, Columns.BRAND_ID));

  private AdPerformance() {}
}
