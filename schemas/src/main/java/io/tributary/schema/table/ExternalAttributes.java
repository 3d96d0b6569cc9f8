package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per attribute of a subject that another system knows, with its provenance. */
public final class ExternalAttributes {

  public static final Field ATTRIBUTE_ID = Field.string(
          "attribute_id", "Hash of provider, name, subject and instant.")
      .notNull();
  public static final Field PROVIDER = Field.string("provider", "Who says so.").notNull();
  public static final Field NAME = Field.string(
          "name", "What it is about: segment, house_size, foot_length_mm …")
      .notNull();
  public static final Field VALUE = Field.string(
          "value", "What is said, in the words of the provider.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field AS_OF =
      Field.timestamp("as_of", "When it was true.").notNull();
  public static final Field EXPIRES_AT =
      Field.timestamp("expires_at", "From when it must not be used; null where nobody said.");

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "external_attributes",
      "provider × attribute × subject × instant",
      AS_OF,
      List.of(
          ATTRIBUTE_ID, Columns.TOKENS, Columns.BRAND_ID, PROVIDER, NAME, VALUE, AS_OF, EXPIRES_AT),
      List.of(ATTRIBUTE_ID, Columns.BRAND_ID));

  private ExternalAttributes() {}
}
