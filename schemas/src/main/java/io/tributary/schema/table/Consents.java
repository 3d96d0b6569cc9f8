package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per person, purpose, channel and recipient the person ever spoke about: what holds now.
 * Of one identifier the newest statement that covers the key holds, of several identifiers of one
 * person the most restrictive one; {@code any} covers every channel or recipient.
 */
public final class Consents {

  public static final Field PURPOSE =
      Field.string("purpose", "marketing, profiling, measurement …").notNull();
  public static final Field CHANNEL =
      Field.string("channel", "sms, email, wechat … or any.").notNull();
  public static final Field RECIPIENT = Field.string(
          "recipient", "self, the third party the data may go to, or any.")
      .notNull();
  public static final Field STATUS =
      Field.string("status", "GRANTED or WITHDRAWN.").notNull().oneOf("GRANTED", "WITHDRAWN");
  public static final Field CONSENT_EVENT_ID =
      Field.string("consent_event_id", "The statement that decides.").notNull();
  public static final Field NOTICE_VERSION =
      Field.string("notice_version", "Version of the notice the person saw then.");
  public static final Field SOURCE = Field.string("source", "Where it was said.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When it was said.").notNull();
  public static final Field ARRIVED_AT =
      Field.timestamp("arrived_at", "When we learnt it.").notNull();
  public static final Field IDENTIFIER_COUNT = Field.count(
          "identifier_count", "Identifiers of the person that have a say in this key.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "consents",
      "person × purpose × channel × recipient",
      List.of(
          Columns.ONE_ID,
          PURPOSE,
          CHANNEL,
          RECIPIENT,
          STATUS,
          CONSENT_EVENT_ID,
          NOTICE_VERSION,
          SOURCE,
          OCCURRED_AT,
          ARRIVED_AT,
          IDENTIFIER_COUNT),
      List.of(Columns.ONE_ID, PURPOSE, CHANNEL, RECIPIENT));

  private Consents() {}
}
