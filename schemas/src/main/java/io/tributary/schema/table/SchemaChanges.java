package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per column a file had beyond its contract, lacked, or brought under another name. */
public final class SchemaChanges {

  public static final Field FEED = Field.string("feed", "The feed.").notNull();
  public static final Field PATH = Field.string("path", "The file.").notNull();
  public static final Field CHANGE = Field.string(
          "change", "new-column, missing-column, renamed-column, retyped-column or widened-column.")
      .notNull();
  public static final Field COLUMN =
      Field.string("column", "The column as the file or the contract names it.").notNull();
  public static final Field HANDLED =
      Field.string("handled", "evolve, rescue, quarantine, null or alias.").notNull();
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "schema_changes",
      "feed × file × column",
      List.of(FEED, PATH, CHANGE, COLUMN, HANDLED, RUN_ID, AT),
      List.of());

  private SchemaChanges() {}
}
