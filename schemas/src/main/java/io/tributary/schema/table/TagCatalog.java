package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** One row per tag of the workspace: what it is, who owns it, who uses it. */
public final class TagCatalog {

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  public static final Field TAG_CODE =
      Field.string("tag_code", "domain.category.name.").notNull();
  public static final Field NAME_ZH = Field.string("name_zh", "Chinese name.").notNull();
  public static final Field NAME_EN = Field.string("name_en", "English name.").notNull();
  public static final Field LEVEL =
      Field.string("level", "basic, behaviour or ai.").notNull();
  public static final Field PARENT = Field.string(
          "parent", "The node of the tree above it: a tag, or domain.category.")
      .notNull();
  public static final Field VALUE_TYPE =
      Field.string("value_type", "boolean, text, number or date.").notNull();
  public static final Field RULE =
      Field.string("rule", "Rule and value in words.").notNull();
  public static final Field VERSION =
      Field.string("version", "The YAML's version and a hash of the rule.").notNull();
  public static final Field OWNER = Field.string("owner", "Who answers for it.").notNull();
  public static final Field STATUS =
      Field.string("status", "draft, online, deprecated or offline.").notNull();
  public static final Field TIMELINESS =
      Field.string("timeliness", "How often it is worked out anew.").notNull();
  public static final Field TTL_DAYS =
      Field.count("ttl_days", "Days after which a value is not to be used.").notNull();
  public static final Field SENSITIVITY =
      Field.string("sensitivity", "L1, harmless, to L4, most sensitive.").notNull();
  public static final Field PURPOSES =
      Field.of("purposes", TEXTS, "What it may be used for.").notNull();
  public static final Field USED_BY = Field.of(
          "used_by", TEXTS, "Audiences that use it, by way of other audiences included.")
      .notNull();
  public static final Field DOWNSTREAM_COUNT =
      Field.count("downstream_count", "How many those are.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "tag_catalog",
      "tag",
      List.of(
          TAG_CODE,
          NAME_ZH,
          NAME_EN,
          LEVEL,
          PARENT,
          VALUE_TYPE,
          RULE,
          VERSION,
          OWNER,
          STATUS,
          TIMELINESS,
          TTL_DAYS,
          SENSITIVITY,
          PURPOSES,
          USED_BY,
          DOWNSTREAM_COUNT),
      List.of(TAG_CODE));

  private TagCatalog() {}
}
