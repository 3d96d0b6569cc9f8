package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per person who bought in the look-back: recency, frequency, money, and what they mean.
 */
public final class RfmScores {

  public static final Field AS_OF = Field.date(
          "as_of", "The day the scores are for; purchases before it count.")
      .notNull();
  public static final Field RECENCY_DAYS = Field.count(
          "recency_days", "Days from the last purchase day to as_of.")
      .notNull()
      .atLeast(0);
  public static final Field FREQUENCY = Field.count(
          "frequency", "Purchase days in the look-back, or orders where segments.yaml says so.")
      .notNull()
      .atLeast(1);
  public static final Field MONETARY = Field.money(
          "monetary",
          "Paid minus refunded in the look-back, returns that name no order included;"
              + " may be negative.")
      .notNull();
  public static final Field R_SCORE = Field.count(
          "r_score", "1 to 5 by quintile of recency_days; 5 is the most recent.")
      .notNull()
      .between(1, 5);
  public static final Field F_SCORE = Field.count(
          "f_score", "1 to 5 by quintile of frequency; 5 is the most often.")
      .notNull()
      .between(1, 5);
  public static final Field M_SCORE = Field.count(
          "m_score", "1 to 5 by quintile of monetary; 5 is the most.")
      .notNull()
      .between(1, 5);
  public static final Field RFM_SEGMENT = Field.string(
          "rfm_segment", "The first segment of segments.yaml whose ranges hold the scores.")
      .notNull();
  public static final Field RFM_TYPE_ZH = Field.string(
          "rfm_type_zh",
          "One of eight types by high or low recency, frequency and money: 重要价值 … 一般挽留.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "rfm_scores",
      "person",
      List.of(
          Columns.ONE_ID,
          Columns.BRAND_ID,
          AS_OF,
          RECENCY_DAYS,
          FREQUENCY,
          MONETARY,
          Columns.CURRENCY,
          R_SCORE,
          F_SCORE,
          M_SCORE,
          RFM_SEGMENT,
          RFM_TYPE_ZH),
      List.of(Columns.ONE_ID));

  private RfmScores() {}
}
