package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per source and lead: somebody who left an address in a form. */
public final class Leads {

  public static final Field LEAD_ID =
      Field.string("lead_id", "The lead's id at its source.").notNull();
  public static final Field SOURCE =
      Field.string("source", "oceanengine, tencent, baidu, h5, xiaohongshu …").notNull();
  public static final Field ACCOUNT_ID = Field.string("account_id", "Account on the platform.");
  public static final Field CAMPAIGN_ID = Field.string("campaign_id", "Campaign on the platform.");
  public static final Field AD_ID = Field.string("ad_id", "Ad group or ad on the platform.");
  public static final Field CREATIVE_ID = Field.string("creative_id", "Creative.");
  public static final Field FORM_ID = Field.string("form_id", "Form or landing page.");
  public static final Field CLICK_ID = Field.string("click_id", "The platform's request or click.");
  public static final Field KIND = Field.string("kind", "form, call, chat, message, coupon, draw.");
  public static final Field INTENTION = Field.string(
      "intention",
      "How serious the source thinks it is, in its words; null where it does not say.");
  public static final Field STATUS =
      Field.string("status", "new, contacted, qualified, converted, invalid; null if unknown.");
  public static final Field IS_VALID = Field.of(
      "is_valid",
      DataTypes.BooleanType,
      "False for previews, tests and submissions the source itself calls abnormal.");
  public static final Field REGION_CODE = Field.string("region_code", "GB/T 2260 code.");
  public static final Field CREATED_AT =
      Field.timestamp("created_at", "When the form was sent.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "leads",
      "source × lead",
      CREATED_AT,
      List.of(
          LEAD_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          SOURCE,
          Columns.CHANNEL,
          ACCOUNT_ID,
          CAMPAIGN_ID,
          AD_ID,
          CREATIVE_ID,
          FORM_ID,
          CLICK_ID,
          KIND,
          INTENTION,
          STATUS,
          IS_VALID,
          REGION_CODE,
          CREATED_AT),
      List.of(SOURCE, LEAD_ID, Columns.BRAND_ID));

  private Leads() {}
}
