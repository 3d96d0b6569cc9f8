package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per audience, person and stay: who is in, since when, and why. */
public final class AudienceMembers {

  public static final Field AUDIENCE_ID =
      Field.string("audience_id", "The audience's id in its YAML.").notNull();
  public static final Field RULE_VERSION =
      Field.string("rule_version", "Version of the rule that let the person in.").notNull();
  public static final Field ENTERED_AT =
      Field.timestamp("entered_at", "Clock of the run that let the person in.").notNull();
  public static final Field LEFT_AT =
      Field.timestamp("left_at", "Clock of the run that saw the person out; null while in.");
  public static final Field REASON =
      Field.string("reason", "The satisfied predicates with the person's values.");

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "audience_members",
      "audience × person × stay",
      List.of(AUDIENCE_ID, RULE_VERSION, Columns.ONE_ID, ENTERED_AT, LEFT_AT, REASON),
      List.of(AUDIENCE_ID, Columns.ONE_ID, ENTERED_AT));

  private AudienceMembers() {}
}
