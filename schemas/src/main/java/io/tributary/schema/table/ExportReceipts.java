package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per line of a delivered file: whose it is, and why it was allowed to leave. */
public final class ExportReceipts {

  public static final Field DELIVERY_ID =
      Field.string("delivery_id", "The delivery, as its manifest names it.").notNull();
  public static final Field DESTINATION =
      Field.string("destination", "The destination of destinations.yaml.").notNull();
  public static final Field AUDIENCE_ID =
      Field.string("audience_id", "The audience the person was in.").notNull();
  public static final Field RULE_VERSION =
      Field.string("rule_version", "Version of the audience's rule.").notNull();
  public static final Field REASON =
      Field.string("reason", "The satisfied predicates with the person's values.");
  public static final Field CONSENT_EVENT_ID =
      Field.string("consent_event_id", "The GRANTED statement that allowed it.").notNull();
  public static final Field NOTICE_VERSION =
      Field.string("notice_version", "Version of the notice the person saw.");
  public static final Field PART = Field.string(
          "part", "Which of the delivery's files: the id type, or rows.")
      .notNull();
  public static final Field EXPORT_RULE = Field.string(
          "export_rule", "The rules that made the line, such as tencent_ads.phone_sha256@1.")
      .notNull();
  public static final Field LINE_HMAC = Field.string(
          "line_hmac", "Keyed hash of the line as it stands in the file; 64 hex digits.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field EXPORTED_AT =
      Field.timestamp("exported_at", "The delivery's as-of time.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "export_receipts",
      "delivery × line",
      List.of(
          DELIVERY_ID,
          DESTINATION,
          AUDIENCE_ID,
          RULE_VERSION,
          Columns.ONE_ID,
          REASON,
          CONSENT_EVENT_ID,
          NOTICE_VERSION,
          PART,
          EXPORT_RULE,
          LINE_HMAC,
          EXPORTED_AT),
      List.of(DELIVERY_ID, PART, LINE_HMAC));

  private ExportReceipts() {}
}
