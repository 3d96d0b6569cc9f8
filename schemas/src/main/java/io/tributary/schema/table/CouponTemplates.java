package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per kind of coupon. */
public final class CouponTemplates {

  public static final Field TEMPLATE_ID = Field.string("template_id", "Its id.").notNull();
  public static final Field TITLE = Field.string("title", "Its name.");
  public static final Field TYPE =
      Field.string("type", "cash, discount, gift or shipping.").notNull();
  public static final Field FACE_VALUE =
      Field.money("face_value", "What it takes off; null for a share.");
  public static final Field DISCOUNT_SHARE = Field.of(
          "discount_share",
          DataTypes.createDecimalType(18, 4),
          "Share of the price it takes off, from 0 to 1.")
      .between(0, 1);
  public static final Field THRESHOLD =
      Field.money("threshold", "Least amount it can be used with.");
  public static final Field COST_BEARER = Field.string("cost_bearer", "brand, platform or shop.");
  public static final Field CHANNEL =
      Field.string("channel", "Where it can be used; null for everywhere.");
  public static final Field VALID_FROM = Field.timestamp("valid_from", "First instant.");
  public static final Field VALID_UNTIL = Field.timestamp("valid_until", "Last instant.");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "coupon_templates",
      "coupon template",
      List.of(
          TEMPLATE_ID,
          Columns.BRAND_ID,
          TITLE,
          TYPE,
          FACE_VALUE,
          DISCOUNT_SHARE,
          THRESHOLD,
          Columns.CURRENCY,
          COST_BEARER,
          CHANNEL,
          VALID_FROM,
          VALID_UNTIL),
      List.of(TEMPLATE_ID, Columns.BRAND_ID));

  private CouponTemplates() {}
}
