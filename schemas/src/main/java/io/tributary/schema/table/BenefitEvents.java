package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per change of a coupon, of points or of a level. */
public final class BenefitEvents {

  public static final Field BENEFIT_EVENT_ID =
      Field.string("benefit_event_id", "The event's id at its source.").notNull();
  public static final Field KIND =
      Field.string("kind", "coupon, points or level.").notNull();
  public static final Field BENEFIT_ID =
      Field.string("benefit_id", "The coupon, or the level; null for points.");
  public static final Field TEMPLATE_ID =
      Field.string("template_id", "Template of the coupon, or rule by which points were given.");
  public static final Field ACTION = Field.string(
          "action", "issued, claimed, redeemed, expired, returned, earned, spent or changed.")
      .notNull();
  public static final Field POINTS =
      Field.count("points", "Points gained, or lost where negative.");
  public static final Field BALANCE = Field.count("balance", "Points after it.");
  public static final Field AMOUNT = Field.money("amount", "Face value of the coupon.");
  public static final Field COST = Field.money("cost", "What it costs the one who bears it.");
  public static final Field ORDER_ID = Field.string("order_id", "The order it belongs to.");
  public static final Field VALID_UNTIL = Field.timestamp("valid_until", "When the benefit ends.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When it happened.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "benefit_events",
      "event",
      OCCURRED_AT,
      List.of(
          BENEFIT_EVENT_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          KIND,
          BENEFIT_ID,
          TEMPLATE_ID,
          ACTION,
          POINTS,
          BALANCE,
          AMOUNT,
          COST,
          Columns.CURRENCY,
          ORDER_ID,
          VALID_UNTIL,
          OCCURRED_AT),
      List.of(KIND, BENEFIT_EVENT_ID, Columns.BRAND_ID));

  private BenefitEvents() {}
}
