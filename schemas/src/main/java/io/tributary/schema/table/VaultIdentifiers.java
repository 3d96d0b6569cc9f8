package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per token: the normalised value, sealed. The only way back. */
public final class VaultIdentifiers {

  public static final Field TOKEN =
      Field.string("token", "kind:hex.").privacy(Privacy.PSEUDONYMOUS).notNull();
  public static final Field KIND = Field.string("kind", "phone, e-mail, name …").notNull();
  public static final Field SEALED = Field.string("sealed", "The normalised value, AES-256-GCM.")
      .privacy(Privacy.PERSONAL)
      .notNull();
  public static final Field KEY_ID =
      Field.string("key_id", "The data key it was sealed with.").notNull();
  public static final Field FIRST_RUN =
      Field.string("first_run", "The run that brought it.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "vault",
      "identifiers",
      "token",
      List.of(TOKEN, KIND, SEALED, KEY_ID, FIRST_RUN),
      List.of(TOKEN));

  private VaultIdentifiers() {}
}
