package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per release and table: the version readers see. */
public final class Releases {

  public static final Field RELEASE_ID =
      Field.string("release_id", "The run that made it.").notNull();
  public static final Field SEQUENCE = Field.count(
          "sequence", "Counts releases from 1; the highest is the one readers see.")
      .notNull();
  public static final Field TABLE_ID = Field.string("table_id", "The table.").notNull();
  public static final Field VERSION =
      Field.count("version", "Its Delta version.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "releases",
      "release × table",
      List.of(RELEASE_ID, SEQUENCE, TABLE_ID, VERSION, AT),
      List.of());

  private Releases() {}
}
