package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per feed, target and state of its records: what became of everything that landed. */
public final class Reconciliation {

  public static final Field FEED = Field.string("feed", "The feed.").notNull();
  public static final Field TARGET =
      Field.string("target", "landed, or the silver table.").notNull();
  public static final Field STATE = Field.string(
          "state",
          "records, current, superseded, duplicate, quarantined, erased; for a target expected, present.")
      .notNull();
  public static final Field RECORDS =
      Field.count("records", "Records, or documents for a target.").notNull();
  public static final Field ROWS =
      Field.count("rows", "Rows in the target; exploded children counted here.");
  public static final Field MONEY = Field.money("money", "Sum of the feed's money column.");
  public static final Field IS_BALANCED = Field.of(
          "is_balanced",
          DataTypes.BooleanType,
          "Whether this line adds up with the others of its feed and target.")
      .notNull();
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "reconciliation",
      "feed × target × state",
      List.of(FEED, TARGET, STATE, RECORDS, ROWS, MONEY, IS_BALANCED, RUN_ID, AT),
      List.of());

  private Reconciliation() {}
}
