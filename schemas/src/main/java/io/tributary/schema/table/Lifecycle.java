package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per person: the stage of life as a customer, since when, and what decides it. */
public final class Lifecycle {

  public static final Field AS_OF = Field.date(
          "as_of", "The day the stage is for; purchases before it count.")
      .notNull();
  public static final Field STAGE = Field.string(
          "stage", "prospect, new, active, repurchasing, reactivated, dormant, churn_risk or lost.")
      .notNull()
      .oneOf(
          "prospect",
          "new",
          "active",
          "repurchasing",
          "reactivated",
          "dormant",
          "churn_risk",
          "lost");
  public static final Field SINCE = Field.date(
      "since",
      "First day of the stage as the purchases known today tell it; for prospects the day first"
          + " seen, null where no time is known.");
  public static final Field ORDER_DAYS =
      Field.count("order_days", "Different days with a purchase.").notNull().atLeast(0);
  public static final Field FIRST_ORDER_DATE =
      Field.date("first_order_date", "First purchase day; null for prospects.");
  public static final Field LAST_ORDER_DATE =
      Field.date("last_order_date", "Last purchase day; null for prospects.");
  public static final Field RECENCY_DAYS =
      Field.count("recency_days", "Days from the last purchase day to as_of.");
  public static final Field GAP_DAYS = Field.of(
      "gap_days",
      DataTypes.createDecimalType(9, 1),
      "Days the person is expected to let pass between purchases; null for prospects.");
  public static final Field GAP_BASIS = Field.string(
      "gap_basis",
      "personal: the median gap between purchase days; least, most: that, kept within the"
          + " category's bounds; usual: the category's, for persons of one purchase day.");
  public static final Field BREAK_DAYS =
      Field.count("break_days", "Days between the last two purchase days; null below two.");
  public static final Field CATEGORY = Field.string(
      "category",
      "Entry of segments.yaml the gap's bounds are from, by the last product bought; null for the"
          + " general one.");

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "lifecycle",
      "person",
      List.of(
          Columns.ONE_ID,
          Columns.BRAND_ID,
          AS_OF,
          STAGE,
          SINCE,
          ORDER_DAYS,
          FIRST_ORDER_DATE,
          LAST_ORDER_DATE,
          RECENCY_DAYS,
          GAP_DAYS,
          GAP_BASIS,
          BREAK_DAYS,
          CATEGORY),
      List.of(Columns.ONE_ID));

  private Lifecycle() {}
}
