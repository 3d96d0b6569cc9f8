package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.CreditModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per conversion, window and touch of its path; a conversion without a path has one row per
 * window, of channel unattributed, with the reason. Per conversion and window the weights of each
 * model add up to exactly 1, and its amounts to exactly the conversion's.
 */
public final class AttributionCredits {

  /** The type of weights. */
  public static final DataType WEIGHT = DataTypes.createDecimalType(13, 12);

  /** The reason of rows with a touch. */
  public static final String ATTRIBUTED = "attributed";

  /** Channel and channel group of conversions without a path. */
  public static final String UNATTRIBUTED = "unattributed";

  /** Only the newest touches of a path longer than this are credited. */
  public static final int LONGEST_PATH = 1000;

  public static final Field WINDOW =
      Field.string("window", "The window of attribution.yaml.").notNull();
  public static final Field TOUCH_ID =
      Field.string("touch_id", "The touch; null where there is none.");
  public static final Field REASON = Field.string(
          "reason",
          "attributed; or why there is no touch: no_touch (the person had none before),"
              + " outside_window, before_last_conversion (those in the window served the conversion"
              + " before), not_linkable (nobody's), return (it names no order).")
      .notNull();
  public static final Field POSITION = Field.count(
          "position", "Place of the touch in the path, from 1, oldest first; 0 for none.")
      .notNull()
      .atLeast(0);
  public static final Field PATH_LENGTH = Field.count(
          "path_length",
          "Touches in the path; only the newest " + LONGEST_PATH + " of a longer one have rows.")
      .notNull()
      .atLeast(0);
  public static final Field TOUCHED_AT =
      Field.timestamp("touched_at", "When the touch happened; null where there is none.");

  private static final List<Field> COLUMNS = columns();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "attribution_credits",
      "conversion × window × touch",
      Conversions.CONVERTED_AT,
      COLUMNS,
      List.of(Conversions.CONVERSION_ID, WINDOW, TOUCH_ID, Columns.BRAND_ID));

  private AttributionCredits() {}

  /** The share of the conversion a model gives the touch. */
  public static Field weight(CreditModel model) {
    return Field.of(
        "w_" + model.word(),
        WEIGHT,
        "Share of the conversion by " + model.word() + "; never null.");
  }

  /** The part of the paid amount a model gives the touch. */
  public static Field paid(CreditModel model) {
    return Field.money(
        "paid_" + model.word(), "Part of paid_amount by " + model.word() + "; never null.");
  }

  /** The part of the net amount a model gives the touch. */
  public static Field net(CreditModel model) {
    return Field.money(
        "net_" + model.word(), "Part of net_amount by " + model.word() + "; never null.");
  }

  private static List<Field> columns() {
    List<Field> columns = new ArrayList<>(List.of(
        Conversions.CONVERSION_ID,
        Conversions.GOAL,
        WINDOW,
        TOUCH_ID,
        REASON,
        Columns.ONE_ID,
        Columns.BRAND_ID,
        Touches.CHANNEL_GROUP,
        Touches.CHANNEL,
        Touches.CAMPAIGN,
        Touches.AD_GROUP,
        Touches.CREATIVE,
        POSITION,
        PATH_LENGTH,
        TOUCHED_AT,
        Conversions.CONVERTED_AT,
        Conversions.CONVERSION_COUNT,
        Conversions.CUSTOMER_TYPE,
        Conversions.PAID_AMOUNT,
        Conversions.NET_AMOUNT,
        Columns.CURRENCY));
    for (CreditModel model : CreditModel.values()) {
      columns.addAll(List.of(weight(model), paid(model), net(model)));
    }
    return List.copyOf(columns);
  }
}
