package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per strategy, person and time it was due: why somebody is worth a contact, and until
 * when. Somebody whose identifiers lead to no person yet is there by the identifiers alone.
 */
public final class Triggers {

  public static final Field DEDUPE_KEY = Field.string(
          "dedupe_key", "Hash of strategy, person and stretch of time, or fact: never twice.")
      .notNull();
  public static final Field STRATEGY_ID =
      Field.string("strategy_id", "The strategy, as its YAML calls it.").notNull();
  public static final Field STRATEGY_VERSION =
      Field.count("strategy_version", "Its version when the trigger was made.").notNull();
  public static final Field FACT_ID =
      Field.string("fact_id", "Source and key of the first fact.").notNull();
  public static final Field FACT_AT =
      Field.timestamp("fact_at", "When the first fact happened.").notNull();
  public static final Field DUE_AT = Field.timestamp(
          "due_at", "When it became due: the last fact, or the end of the wait for one.")
      .notNull();
  public static final Field ELIGIBLE_UNTIL =
      Field.timestamp("eligible_until", "After that a contact makes no sense.").notNull();
  public static final Field REASON = Field.of(
          "reason",
          DataTypes.createArrayType(DataTypes.StringType),
          "The conditions that held, in words.")
      .notNull();
  public static final Field CHANNELS = Field.of(
          "channels",
          DataTypes.createArrayType(DataTypes.StringType),
          "Where to reach the person, the best first.")
      .notNull();
  public static final Field OFFER = Field.string("offer", "What is offered.");
  public static final Field IS_HOLDOUT = Field.of(
          "is_holdout", DataTypes.BooleanType, "Not to be addressed, so that the effect shows.")
      .notNull();
  public static final Field IS_LATE = Field.of(
          "is_late", DataTypes.BooleanType, "It was found only after eligible_until.")
      .notNull();
  public static final Field CREATED_AT =
      Field.timestamp("created_at", "Clock of the run that found it.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "triggers",
      "strategy × person × due",
      DUE_AT,
      List.of(
          DEDUPE_KEY,
          STRATEGY_ID,
          STRATEGY_VERSION,
          Columns.ONE_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          FACT_ID,
          FACT_AT,
          DUE_AT,
          ELIGIBLE_UNTIL,
          REASON,
          CHANNELS,
          OFFER,
          IS_HOLDOUT,
          IS_LATE,
          CREATED_AT),
      List.of(DEDUPE_KEY));

  private Triggers() {}
}
