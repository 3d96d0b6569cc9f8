package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per touch between the brand and somebody: an advertisement shown, a message sent. */
public final class Interactions {

  public static final Field INTERACTION_ID =
      Field.string("interaction_id", "The touch's id on its platform.").notNull();
  public static final Field KIND = Field.string(
          "kind",
          "impression, click, message_sent, delivered, failed, opened, clicked, replied, opt_out,"
              + " scan, follow, unfollow, group_join, live_view, fitting …")
      .notNull();
  public static final Field PLATFORM = Field.string(
          "platform", "oceanengine, tencent, baidu, sms, email, wecom …")
      .notNull();
  public static final Field ACCOUNT_ID = Field.string("account_id", "Account on the platform.");
  public static final Field CAMPAIGN_ID = Field.string("campaign_id", "Campaign on the platform.");
  public static final Field AD_ID = Field.string("ad_id", "Ad group or ad on the platform.");
  public static final Field CREATIVE_ID = Field.string("creative_id", "Creative or template.");
  public static final Field CONTENT_ID = Field.string("content_id", "Note, article or video.");
  public static final Field CLICK_ID =
      Field.string("click_id", "The platform's click id, as it comes back on landing pages.");
  public static final Field SOURCE_CODE =
      Field.string("source_code", "Channel code of the platform: scene, state, room …");
  public static final Field PAGE = Field.string("page", "Landing page without its query.");
  public static final Field UTM_SOURCE = Field.string("utm_source", "Campaign source.");
  public static final Field UTM_MEDIUM = Field.string("utm_medium", "Campaign medium.");
  public static final Field UTM_CAMPAIGN = Field.string("utm_campaign", "Campaign name.");
  public static final Field UTM_CONTENT = Field.string("utm_content", "Campaign content.");
  public static final Field UTM_TERM = Field.string("utm_term", "Campaign term.");
  public static final Field PRODUCT_ID = Field.string("product_id", "SKU it is about.");
  public static final Field CLERK_ID = Field.string("clerk_id", "Who served, of staff's touches.");
  public static final Field STRATEGY_ID =
      Field.string("strategy_id", "Strategy that sent the message; null for advertisements.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When it happened.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "interactions",
      "touch",
      OCCURRED_AT,
      List.of(
          INTERACTION_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          KIND,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          PLATFORM,
          ACCOUNT_ID,
          CAMPAIGN_ID,
          AD_ID,
          CREATIVE_ID,
          CONTENT_ID,
          CLICK_ID,
          SOURCE_CODE,
          PAGE,
          UTM_SOURCE,
          UTM_MEDIUM,
          UTM_CAMPAIGN,
          UTM_CONTENT,
          UTM_TERM,
          PRODUCT_ID,
          CLERK_ID,
          STRATEGY_ID,
          OCCURRED_AT),
      List.of(PLATFORM, KIND, INTERACTION_ID, Columns.BRAND_ID));

  private Interactions() {}
}
