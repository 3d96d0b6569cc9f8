package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per identifier that was erased: what comes of it again ties nobody and is not kept. */
public final class Tombstones {

  public static final Field TOKEN = Field.string(
          "token", "kind:hex; a keyed hash, so that nobody can be found by it alone.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field NOTE =
      Field.string("note", "Why, such as a request's number.").notNull();
  public static final Field ERASED_AT =
      Field.timestamp("erased_at", "When it was erased.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "vault",
      "tombstones",
      "erased identifier",
      List.of(TOKEN, NOTE, ERASED_AT, Columns.RUN_ID),
      List.of(TOKEN));

  private Tombstones() {}
}
