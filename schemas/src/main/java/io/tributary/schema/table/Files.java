package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per landing file and what became of it; the newest row of a path holds. */
public final class Files {

  /** The status of a file whose records were kept as long as they are to be. */
  public static final String RETIRED = "retired";

  public static final Field FEED = Field.string("feed", "The feed.").notNull();
  public static final Field PATH =
      Field.string("path", "Below the landing root.").notNull();
  public static final Field FINGERPRINT =
      Field.string("fingerprint", "SHA-256 of the bytes.").notNull();
  public static final Field BYTES = Field.count("bytes", "Size.").notNull();
  public static final Field MODIFIED_AT = Field.timestamp(
      "modified_at", "The file system's time of the file; a changed one is read again.");
  public static final Field RECORDS = Field.count("records", "Records read; null where none were.");
  public static final Field FILE_DAY = Field.date("file_day", "The day in the path.");
  public static final Field STATUS = Field.string(
          "status",
          "started, ingested, held (by a breaker), duplicate (same bytes as another file), empty,"
              + " damaged (none of its records was taken), withdrawn (begun, then replaced or taken"
              + " away before it was ingested), or retired (its records were kept as long as they are"
              + " to be).")
      .notNull();
  public static final Field DUPLICATE_OF =
      Field.string("duplicate_of", "The path with the same bytes.");
  public static final Field PROFILE = Field.string(
      "profile",
      "What its accepted records amount to, as JSON that adds up: n, their number; c, by column n,"
          + " how many have a value, s, the sum of numbers, w, how often each of few words stands"
          + " there (1 for a currency, whatever its number). Null where none were accepted.");
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "files",
      "file × status",
      List.of(
          FEED,
          PATH,
          FINGERPRINT,
          BYTES,
          MODIFIED_AT,
          RECORDS,
          FILE_DAY,
          STATUS,
          DUPLICATE_OF,
          PROFILE,
          RUN_ID,
          AT),
      List.of());

  private Files() {}
}
