package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** One row per audience and version of its rule, those no longer in use included. */
public final class Audiences {

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  public static final Field AUDIENCE_ID =
      Field.string("audience_id", "The audience, as its YAML calls it.").notNull();
  public static final Field RULE_VERSION = Field.string(
          "rule_version", "The YAML's version and a hash of the rule, such as 1.5f0c9a12.")
      .notNull();
  public static final Field NAME_ZH = Field.string("name_zh", "Chinese name.").notNull();
  public static final Field NAME_EN = Field.string("name_en", "English name.").notNull();
  public static final Field PURPOSE =
      Field.string("purpose", "What the members may be addressed for.").notNull();
  public static final Field OWNER = Field.string("owner", "Who answers for it.").notNull();
  public static final Field REFRESH =
      Field.string("refresh", "How often it is worked out anew.").notNull();
  public static final Field RULE =
      Field.string("rule", "The whole rule in words, limit included.").notNull();
  public static final Field TAGS =
      Field.of("tags", TEXTS, "Codes of the tags it uses.").notNull();
  public static final Field AUDIENCES =
      Field.of("audiences", TEXTS, "Audiences its rule names.").notNull();
  public static final Field IS_CURRENT = Field.of(
          "is_current", DataTypes.BooleanType, "Whether the workspace says so today.")
      .notNull();
  public static final Field SINCE =
      Field.timestamp("since", "Start of the first day it was worked out for.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "audiences",
      "audience × version",
      List.of(
          AUDIENCE_ID,
          RULE_VERSION,
          NAME_ZH,
          NAME_EN,
          PURPOSE,
          OWNER,
          REFRESH,
          RULE,
          TAGS,
          AUDIENCES,
          IS_CURRENT,
          SINCE),
      List.of(AUDIENCE_ID, RULE_VERSION));

  private Audiences() {}
}
