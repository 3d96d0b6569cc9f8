package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per refused record, or row of a table that was not published, and status; the newest row
 * of a quarantine_id holds.
 */
public final class Quarantine {

  public static final Field QUARANTINE_ID = Field.string(
          "quarantine_id", "Hash of feed, file and record number; of a table, of the row.")
      .notNull();
  public static final Field FEED = Field.string(
          "feed", "The feed, or the table whose rule put the row away.")
      .notNull();
  public static final Field STATUS = Field.string(
          "status",
          "open, replayed or discarded; held: a row for which a breaker stopped publishing.")
      .notNull();
  public static final Field FILE =
      Field.string("file", "Below the landing root.").notNull();
  public static final Field ROW = Field.count("row", "Record number, from 1.").notNull();
  public static final Field DOCUMENT =
      Field.string("document", "Hash of the feed's key, where the key could be read.");
  public static final Field RAW =
      Field.string("raw", "The record as it came, sealed.").privacy(Privacy.PERSONAL);
  public static final Field REASONS =
      Field.of("reasons", Columns.REASONS.type(), "Every rule the record broke.");
  public static final Field ATTEMPT =
      Field.count("attempt", "0 at first, one more for each replay.").notNull();
  public static final Field NOTE = Field.string("note", "Why it was discarded.");
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "quarantine",
      "record × status",
      List.of(
          QUARANTINE_ID,
          FEED,
          STATUS,
          FILE,
          ROW,
          DOCUMENT,
          RAW,
          REASONS,
          ATTEMPT,
          NOTE,
          RUN_ID,
          AT),
      List.of());

  private Quarantine() {}
}
