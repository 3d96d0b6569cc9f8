package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per service ticket, call, review or answer of a survey. */
public final class Feedback {

  public static final Field FEEDBACK_ID = Field.string(
          "feedback_id", "The ticket's, review's or answer's id at its source.")
      .notNull();
  public static final Field KIND =
      Field.string("kind", "ticket, call, review or answer.").notNull();
  public static final Field CATEGORY =
      Field.string("category", "What it is about, in the words of the source.");
  public static final Field TOPIC =
      Field.string("topic", "Survey and question, or the topic found in the text.");
  public static final Field PRODUCT_ID = Field.string("product_id", "SKU it is about.");
  public static final Field ORDER_ID = Field.string("order_id", "Order it is about.");
  public static final Field SCORE = Field.of(
      "score",
      DataTypes.createDecimalType(18, 4),
      "Satisfaction in the scale of the source: stars, points of ten …");
  public static final Field CHOICE =
      Field.string("choice", "What was chosen, of answers that are a choice.");
  public static final Field TEXT = Field.string(
          "text", "Words of the person, where the contract says that they are not personal.")
      .privacy(Privacy.PSEUDONYMOUS);
  public static final Field DURATION_SECONDS = Field.count("duration_seconds", "Length of a call.");
  public static final Field CLOSED_AT = Field.timestamp("closed_at", "When it was settled.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When it was said.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "feedback",
      "ticket, review or answer",
      OCCURRED_AT,
      List.of(
          FEEDBACK_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          Columns.STORE_CODE,
          KIND,
          CATEGORY,
          TOPIC,
          PRODUCT_ID,
          ORDER_ID,
          SCORE,
          CHOICE,
          TEXT,
          DURATION_SECONDS,
          CLOSED_AT,
          OCCURRED_AT),
      List.of(KIND, FEEDBACK_ID, Columns.CHANNEL, Columns.BRAND_ID));

  private Feedback() {}
}
