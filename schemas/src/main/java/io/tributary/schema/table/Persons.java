package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per OneID, living or merged away. */
public final class Persons {

  public static final Field STATUS = Field.string("status", "ACTIVE, MERGED or RETIRED.")
      .notNull()
      .oneOf("ACTIVE", "MERGED", "RETIRED");
  public static final Field SUPER_ID =
      Field.string("super_id", "The OneID this one was merged into.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field IDENTIFIER_COUNT =
      Field.count("identifier_count", "Identifiers of class PERSON.").notNull();
  public static final Field LINK_COUNT =
      Field.count("link_count", "Accepted links among them.").notNull();
  public static final Field FIRST_SEEN =
      Field.timestamp("first_seen", "Earliest event time of its identifiers.");
  public static final Field MINTED_RUN =
      Field.string("minted_run", "The run that minted the OneID.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "persons",
      "person",
      List.of(
          Columns.ONE_ID, STATUS, SUPER_ID, IDENTIFIER_COUNT, LINK_COUNT, FIRST_SEEN, MINTED_RUN),
      List.of(Columns.ONE_ID));

  private Persons() {}
}
