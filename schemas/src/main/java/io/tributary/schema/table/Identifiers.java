package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per identifier ever seen: what it is and whether it can stand for a person. */
public final class Identifiers {

  public static final Field ID_HASH =
      Field.count("id_hash", "xxhash64 of the token.").notNull();
  public static final Field TOKEN = Field.string(
          "token", "kind:hex; of an identifier that changed hands the second owner's has /2 …")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field KIND =
      Field.string("kind", "phone, unionid, member_id …").notNull();
  public static final Field BIRTH_CLUSTER = Field.string(
          "birth_cluster",
          "The cluster the identifier was first put in; aliases lead from there to the person. Null unless the class is PERSON.")
      .privacy(Privacy.PSEUDONYMOUS);
  public static final Field CLASS = Field.string(
          "class", "PERSON, SHARED (evidence, never a bridge) or BLOCKED.")
      .notNull()
      .oneOf("PERSON", "SHARED", "BLOCKED");
  public static final Field CLASS_REASON =
      Field.string("class_reason", "Why the class is not PERSON.");
  public static final Field FIRST_SEEN = Field.timestamp("first_seen", "Earliest event time seen.");
  public static final Field LAST_SEEN = Field.timestamp("last_seen", "Latest event time seen.");

  public static final TableSpec TABLE = TableSpec.of(
      "identity",
      "identifiers",
      "identifier",
      List.of(ID_HASH, TOKEN, KIND, BIRTH_CLUSTER, CLASS, CLASS_REASON, FIRST_SEEN, LAST_SEEN),
      List.of(TOKEN));

  private Identifiers() {}
}
