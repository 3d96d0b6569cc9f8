package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One row per person and tag that holds, with what speaks for it. */
public final class PersonTags {

  private static final StructType EVIDENCE_TYPE = new StructType()
      .add("count", DataTypes.LongType)
      .add("last_at", DataTypes.TimestampType)
      .add("clauses", DataTypes.createArrayType(DataTypes.StringType));

  public static final Field TAG_CODE =
      Field.string("tag_code", "domain.category.name, as in its YAML.").notNull();
  public static final Field TAG_VERSION = Field.string(
          "tag_version", "Version of the definition and a hash of its rule.")
      .notNull();
  public static final Field VALUE = Field.string(
          "value", "The value as text; true for tags that only hold or do not.")
      .notNull();
  public static final Field EVIDENCE = Field.of(
          "evidence",
          EVIDENCE_TYPE,
          "count and last_at: facts that satisfied the rule's event clauses and the latest of"
              + " them, null where it has none; clauses: conditions that hold, with the values.")
      .notNull();
  public static final Field COMPUTED_AT = Field.timestamp(
          "computed_at", "Start of the day the tag was worked out for; facts before it count.")
      .notNull();
  public static final Field EXPIRES_AT = Field.timestamp(
          "expires_at", "computed_at and the definition's TTL: not to be used from then on.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "person_tags",
      "person × tag",
      List.of(
          Columns.ONE_ID,
          Columns.BRAND_ID,
          TAG_CODE,
          TAG_VERSION,
          VALUE,
          EVIDENCE,
          COMPUTED_AT,
          EXPIRES_AT),
      List.of(Columns.ONE_ID, TAG_CODE));

  private PersonTags() {}
}
