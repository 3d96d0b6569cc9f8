package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per audience, person and stay: who is or was in, from when to when, and why. */
public final class AudienceMembers {

  public static final Field AUDIENCE_ID =
      Field.string("audience_id", "The audience, as its YAML calls it.").notNull();
  public static final Field ENTERED_AT = Field.timestamp(
          "entered_at", "Start of the day the person was first found in, of this stay.")
      .notNull();
  public static final Field LEFT_AT = Field.timestamp(
      "left_at", "Start of the day the person was no longer found in; null while in.");
  public static final Field RULE_VERSION = Field.string(
          "rule_version", "The rule by which the person was last found in.")
      .notNull();
  public static final Field REASON = Field.of(
          "reason",
          DataTypes.createArrayType(DataTypes.StringType),
          "The conditions that last held for the person, each with the person's values.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "audience_members",
      "audience × person × stay",
      List.of(
          AUDIENCE_ID, Columns.ONE_ID, Columns.BRAND_ID, ENTERED_AT, LEFT_AT, RULE_VERSION, REASON),
      List.of(AUDIENCE_ID, Columns.ONE_ID, ENTERED_AT));

  private AudienceMembers() {}
}
