package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per touch that may be credited with a conversion, with its channel: interactions of the
 * kinds attribution.yaml names, visits, and leads. The visit or lead that a click led to is the
 * click's.
 */
public final class Touches {

  public static final Field TOUCH_ID =
      Field.string("touch_id", "Where it comes from and its id there.").notNull();
  public static final Field KIND =
      Field.string("kind", "click, view, visit, message or offline.").notNull();
  public static final Field CHANNEL_GROUP = Field.string(
          "channel_group", "Paid Search, Organic Social, SMS …; Unassigned where no rule holds.")
      .notNull();
  public static final Field CHANNEL = Field.string(
          "channel", "The channel credited: the rule's, or platform, source, referrer, place.")
      .notNull();
  public static final Field SOURCE = Field.string("source", "utm_source in lower case.");
  public static final Field MEDIUM = Field.string("medium", "utm_medium in lower case.");
  public static final Field CAMPAIGN = Field.string(
      "campaign", "Campaign on the platform, or utm_campaign; null where neither is told.");
  public static final Field AD_GROUP =
      Field.string("ad_group", "Ad group or ad on the platform; null where it is not told.");
  public static final Field CREATIVE =
      Field.string("creative", "Creative or template on the platform; null where it is not told.");
  public static final Field CONTENT =
      Field.string("content", "Note, article or video on the platform, or utm_content.");
  public static final Field TERM = Field.string("term", "utm_term.");
  public static final Field IS_DIRECT = Field.of(
          "is_direct", DataTypes.BooleanType, "Whether nothing tells where it came from.")
      .notNull();
  public static final Field IS_PAID = Field.of(
          "is_paid", DataTypes.BooleanType, "Whether money is spent on such touches.")
      .notNull();
  public static final Field RULE = Field.string(
      "rule", "The channel rule that held and its version, such as sms@1; null where none did.");
  public static final Field PLACE =
      Field.string("place", "Where it happened: web, miniprogram, oceanengine …");
  public static final Field PLATFORM = Field.string("platform", "As told; null for visits.");
  public static final Field ACCOUNT_ID = Field.string("account_id", "Account on the platform.");
  public static final Field CLICK_ID = Field.string("click_id", "The platform's click id.");
  public static final Field SOURCE_CODE =
      Field.string("source_code", "Channel code as told: scene, state, room …");
  public static final Field REFERRER_HOST = Field.string(
      "referrer_host", "Host of the page before, where it is another than the page's own.");
  public static final Field TOUCHED_AT =
      Field.timestamp("touched_at", "When it happened.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "touches",
      "touch",
      TOUCHED_AT,
      List.of(
          TOUCH_ID,
          Columns.ONE_ID,
          Columns.BRAND_ID,
          KIND,
          CHANNEL_GROUP,
          CHANNEL,
          SOURCE,
          MEDIUM,
          CAMPAIGN,
          AD_GROUP,
          CREATIVE,
          CONTENT,
          TERM,
          IS_DIRECT,
          IS_PAID,
          RULE,
          PLACE,
          PLATFORM,
          ACCOUNT_ID,
          CLICK_ID,
          SOURCE_CODE,
          REFERRER_HOST,
          TOUCHED_AT),
      List.of(TOUCH_ID, Columns.BRAND_ID));

  private Touches() {}
}
