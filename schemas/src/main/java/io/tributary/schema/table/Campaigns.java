package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per campaign of the calendar: when, what for, how much. */
public final class Campaigns {

  public static final Field CAMPAIGN_ID = Field.string("campaign_id", "Its id.").notNull();
  public static final Field TITLE = Field.string("title", "Its name.");
  public static final Field TYPE = Field.string("type", "promotion, launch, member_day …");
  public static final Field CHANNEL =
      Field.string("channel", "Where it runs; null for everywhere.");
  public static final Field GOAL =
      Field.string("goal", "What it is for, in the words of its owner.");
  public static final Field GOAL_VALUE =
      Field.of("goal_value", DataTypes.createDecimalType(18, 4), "The figure aimed at.");
  public static final Field BUDGET = Field.money("budget", "What it may cost.");
  public static final Field STARTS_ON = Field.date("starts_on", "First day.").notNull();
  public static final Field ENDS_ON = Field.date("ends_on", "Last day.").notNull();
  public static final Field STATUS = Field.string("status", "planned, running, done or cancelled.");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "campaigns",
      "campaign",
      List.of(
          CAMPAIGN_ID,
          Columns.BRAND_ID,
          TITLE,
          TYPE,
          CHANNEL,
          GOAL,
          GOAL_VALUE,
          BUDGET,
          Columns.CURRENCY,
          STARTS_ON,
          ENDS_ON,
          STATUS),
      List.of(CAMPAIGN_ID, Columns.BRAND_ID));

  private Campaigns() {}
}
