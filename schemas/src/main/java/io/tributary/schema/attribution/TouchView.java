package io.tributary.schema.attribution;

import io.tributary.schema.Field;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What channel rules see of a touch, or of a line of advertising spend. Texts are lower case. */
public final class TouchView {

  public static final Field KIND =
      Field.string("kind", "click, view, visit, message or offline; click for spend.");
  public static final Field PLACE = Field.string(
      "place", "Where it happened: web, miniprogram, oceanengine …, as the feed names it.");
  public static final Field PLATFORM =
      Field.string("platform", "oceanengine, sms …; null for visits.");
  public static final Field ACCOUNT_ID = Field.string("account_id", "Account on the platform.");
  public static final Field SOURCE = Field.string("source", "utm_source.");
  public static final Field MEDIUM = Field.string("medium", "utm_medium.");
  public static final Field IS_PAID_MEDIUM = Field.of(
      "is_paid_medium",
      DataTypes.BooleanType,
      "Whether utm_medium says that the visit was paid for: cpc, cpm, ppc, paid…, feed, sem …;"
          + " never null.");
  public static final Field CAMPAIGN =
      Field.string("campaign", "Campaign on the platform, or utm_campaign.");
  public static final Field CONTENT =
      Field.string("content", "Content on the platform, or utm_content.");
  public static final Field TERM = Field.string("term", "utm_term.");
  public static final Field CLICK_ID = Field.string("click_id", "The platform's click id.");
  public static final Field SOURCE_CODE = Field.string(
      "source_code", "Channel code: scene of a mini-program, state of WeCom, room of a live …");
  public static final Field REFERRER_HOST = Field.string(
      "referrer_host", "Host of the page before, where it is another than the page's own.");

  private static final List<Field> COLUMNS = List.of(
      KIND,
      PLACE,
      PLATFORM,
      ACCOUNT_ID,
      SOURCE,
      MEDIUM,
      IS_PAID_MEDIUM,
      CAMPAIGN,
      CONTENT,
      TERM,
      CLICK_ID,
      SOURCE_CODE,
      REFERRER_HOST);

  private TouchView() {}

  /** The columns rules may use. */
  public static List<Field> columns() {
    return COLUMNS;
  }

  static StructType schema() {
    return new StructType(COLUMNS.stream().map(Field::structField).toArray(StructField[]::new));
  }
}
