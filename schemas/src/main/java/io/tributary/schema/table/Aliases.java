package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per birth cluster and interval of runs: the person it belongs to. */
public final class Aliases {

  public static final Field BIRTH_CLUSTER = Field.string(
          "birth_cluster", "Name given to a cluster when it was born; the OneID minted then.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field FROM_RUN =
      Field.string("from_run", "The run from which this holds.").notNull();
  public static final Field TO_RUN =
      Field.string("to_run", "The run from which it no longer holds; null while it does.");
  public static final Field CAUSE_LINK =
      Field.string("cause_link", "The link that joined the clusters; null for a birth.");
  public static final Field RECORDED_FROM =
      Field.timestamp("recorded_from", "Clock of from_run.").notNull();
  public static final Field RECORDED_TO = Field.timestamp("recorded_to", "Clock of to_run.");

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "aliases",
      "birth cluster × interval",
      List.of(
          BIRTH_CLUSTER, Columns.ONE_ID, FROM_RUN, TO_RUN, CAUSE_LINK, RECORDED_FROM, RECORDED_TO),
      List.of(BIRTH_CLUSTER, FROM_RUN));

  private Aliases() {}
}
