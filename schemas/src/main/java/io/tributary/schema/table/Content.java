package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per note, article, video, live-stream or landing page. */
public final class Content {

  public static final Field CONTENT_ID =
      Field.string("content_id", "Its id on its platform.").notNull();
  public static final Field PLATFORM =
      Field.string("platform", "xiaohongshu, douyin, wechat_oa, web …").notNull();
  public static final Field TYPE = Field.string("type", "note, article, video, live or page.");
  public static final Field TITLE = Field.string("title", "Its title.");
  public static final Field PRODUCT_ID = Field.string("product_id", "SKU or style it shows.");
  public static final Field CATEGORY =
      Field.string("category", "Category path, parts joined by >.");
  public static final Field AUTHOR = Field.string("author", "Account that published it.");
  public static final Field CAMPAIGN_ID = Field.string("campaign_id", "Campaign it belongs to.");
  public static final Field COST = Field.money("cost", "What it cost to make and place.");
  public static final Field PUBLISHED_AT =
      Field.timestamp("published_at", "When it was published.");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "content",
      "content",
      List.of(
          CONTENT_ID,
          PLATFORM,
          Columns.BRAND_ID,
          TYPE,
          TITLE,
          PRODUCT_ID,
          CATEGORY,
          AUTHOR,
          CAMPAIGN_ID,
          COST,
          Columns.CURRENCY,
          PUBLISHED_AT),
      List.of(PLATFORM, CONTENT_ID, Columns.BRAND_ID));

  private Content() {}
}
