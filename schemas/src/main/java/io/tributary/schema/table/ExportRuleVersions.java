package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per destination type, field and version: how a value is normalised and hashed there. */
public final class ExportRuleVersions {

  public static final Field DESTINATION =
      Field.string("destination", "Type of destination, such as tencent_ads.").notNull();
  public static final Field FIELD =
      Field.string("field", "The field there, such as phone_sha256.").notNull();
  public static final Field VERSION = Field.count(
          "version", "Counts from 1; a rule never changes, it gets a successor.")
      .notNull();
  public static final Field VALID_FROM =
      Field.date("valid_from", "First day the version may be used.").notNull();
  public static final Field STEPS =
      Field.string("steps", "Normalising steps and hash, in order.").notNull();
  public static final Field VERIFIED = Field.of(
          "verified", DataTypes.BooleanType, "Whether a published example confirms it.")
      .notNull();
  public static final Field SOURCE =
      Field.string("source", "The document it was taken from.").notNull();
  public static final Field AT =
      Field.timestamp("at", "Clock of the run that first knew it.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "export_rules",
      "destination × field × version",
      List.of(DESTINATION, FIELD, VERSION, VALID_FROM, STEPS, VERIFIED, SOURCE, AT),
      List.of());

  private ExportRuleVersions() {}
}
