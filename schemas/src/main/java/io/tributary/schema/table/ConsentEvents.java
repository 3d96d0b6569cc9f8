package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per statement of consent or withdrawal; the newest one of a subject, purpose, channel and
 * recipient holds.
 */
public final class ConsentEvents {

  public static final Field CONSENT_EVENT_ID = Field.string(
          "consent_event_id", "Hash of subject, purpose, channel, recipient and time.")
      .notNull();
  public static final Field PURPOSE =
      Field.string("purpose", "marketing, profiling, measurement …").notNull();
  public static final Field CHANNEL =
      Field.string("channel", "sms, email, wechat … or any.").notNull();
  public static final Field RECIPIENT =
      Field.string("recipient", "self, or the third party the data may go to.").notNull();
  public static final Field STATUS =
      Field.string("status", "GRANTED or WITHDRAWN.").notNull().oneOf("GRANTED", "WITHDRAWN");
  public static final Field NOTICE_VERSION =
      Field.string("notice_version", "Version of the notice the person saw.");
  public static final Field SOURCE = Field.string("source", "Where the statement was made.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When the person said so.").notNull();
  public static final Field ARRIVED_AT =
      Field.timestamp("arrived_at", "When we learnt it.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "silver",
      "consent_events",
      "consent event",
      OCCURRED_AT,
      List.of(
          CONSENT_EVENT_ID,
          Columns.TOKENS,
          Columns.BRAND_ID,
          PURPOSE,
          CHANNEL,
          RECIPIENT,
          STATUS,
          NOTICE_VERSION,
          SOURCE,
          OCCURRED_AT,
          ARRIVED_AT),
      List.of(CONSENT_EVENT_ID, Columns.BRAND_ID));

  private ConsentEvents() {}
}
