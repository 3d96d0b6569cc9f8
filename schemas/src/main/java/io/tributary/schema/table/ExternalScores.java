package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per score of somebody that another system worked out: provider, what it is about, the
 * person's identifiers and the day it was true.
 */
public final class ExternalScores {

  public static final Field SCORE_ID =
      Field.string("score_id", "Hash of provider, name, subject and day.").notNull();
  public static final Field PROVIDER =
      Field.string("provider", "Who worked it out, such as vendor_x.").notNull();
  public static final Field NAME = Field.string(
          "name", "What it is about; the name of a model of ours to be measured beside it.")
      .notNull();
  public static final Field SCORE_VERSION =
      Field.string("score_version", "The provider's version of it.");
  public static final Field SCORE = Field.of(
          "score",
          DataTypes.createDecimalType(18, 6),
          "Higher is likelier; a probability where it lies from 0 to 1.")
      .notNull();
  public static final Field AS_OF =
      Field.timestamp("as_of", "The instant it knew everything before.").notNull();
  public static final Field EXPIRES_AT =
      Field.timestamp("expires_at", "When it is too old; null where the provider does not say.");

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "external_scores",
      "provider × score × subject × day",
      AS_OF,
      List.of(
          SCORE_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          PROVIDER,
          NAME,
          SCORE_VERSION,
          SCORE,
          AS_OF,
          EXPIRES_AT),
      List.of(SCORE_ID, Columns.BRAND_ID));

  private ExternalScores() {}
}
