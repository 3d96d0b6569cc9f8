package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per identifier of class PERSON and time of ownership: the person it led to. */
public final class IdentityMap {

  public static final Field TOKEN =
      Field.string("token", "kind:hex.").privacy(Privacy.PSEUDONYMOUS).notNull();
  public static final Field ID_HASH =
      Field.count("id_hash", "xxhash64 of the token.").notNull();
  public static final Field VALID_FROM =
      Field.timestamp("valid_from", "Start of ownership in event time, included; null for ever.");
  public static final Field VALID_TO =
      Field.timestamp("valid_to", "End of ownership, excluded; null while it lasts.");
  public static final Field RECORDED_FROM =
      Field.timestamp("recorded_from", "When we came to believe it.").notNull();
  public static final Field RECORDED_TO =
      Field.timestamp("recorded_to", "When we ceased to; null while we do.");

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "identity_map",
      "identifier × ownership",
      List.of(TOKEN, ID_HASH, Columns.ONE_ID, VALID_FROM, VALID_TO, RECORDED_FROM, RECORDED_TO),
      List.of(TOKEN, VALID_FROM, RECORDED_FROM));

  private IdentityMap() {}
}
