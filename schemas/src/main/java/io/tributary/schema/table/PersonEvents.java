package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per behaviour event with the person it leads to; events without a person stay, with a
 * null one_id and the reason.
 */
public final class PersonEvents {

  public static final Field EVENT_ID =
      Field.string("event_id", "The event's id in its channel.").notNull();
  public static final Field LINK_REASON =
      Field.string("link_reason", "linked, no-identifier or shared-only.").notNull();
  public static final Field ELEMENT_ID = Field.string("element_id", "Button or element clicked.");
  public static final Field EVENT = Field.string(
          "event", "view, search, add_to_cart, favourite, checkout, register, share …")
      .notNull();
  public static final Field PRODUCT_ID = Field.string("product_id", "SKU the event is about.");
  public static final Field CATEGORY =
      Field.string("category", "Category path, parts joined by >.");
  public static final Field PAGE = Field.string("page", "Page path or URL without its query.");
  public static final Field DWELL_SECONDS = Field.count("dwell_seconds", "Seconds on the page.");
  public static final Field SESSION_HINT =
      Field.string("session_hint", "The channel's own session id.");
  public static final Field UTM_SOURCE = Field.string("utm_source", "Campaign source.");
  public static final Field UTM_MEDIUM = Field.string("utm_medium", "Campaign medium.");
  public static final Field UTM_CAMPAIGN = Field.string("utm_campaign", "Campaign name.");
  public static final Field UTM_CONTENT = Field.string("utm_content", "Campaign content.");
  public static final Field UTM_TERM = Field.string("utm_term", "Campaign term.");
  public static final Field CLICK_ID =
      Field.string("click_id", "Id of the advertisement's click the visit came from.");
  public static final Field SOURCE_CODE =
      Field.string("source_code", "Channel code: scene of the mini-program, code of the QR …");
  public static final Field REFERRER = Field.string("referrer", "Where the visit came from.");
  public static final Field OCCURRED_AT =
      Field.timestamp("occurred_at", "When it happened.").notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "person_events",
      "event",
      OCCURRED_AT,
      List.of(
          EVENT_ID,
          Columns.ONE_ID,
          LINK_REASON,
          Columns.BRAND_ID,
          Columns.SHOP_ID,
          Columns.CHANNEL,
          ELEMENT_ID,
          EVENT,
          PRODUCT_ID,
          CATEGORY,
          PAGE,
          DWELL_SECONDS,
          SESSION_HINT,
          UTM_SOURCE,
          UTM_MEDIUM,
          UTM_CAMPAIGN,
          UTM_CONTENT,
          UTM_TERM,
          CLICK_ID,
          SOURCE_CODE,
          REFERRER,
          OCCURRED_AT),
      List.of(Columns.CHANNEL, EVENT_ID, Columns.BRAND_ID));

  private PersonEvents() {}
}
