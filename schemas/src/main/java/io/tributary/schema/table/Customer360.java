package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per person: attributes by survivorship, identifiers by kind, orders, consent. */
public final class Customer360 {

  public static final Field NAME_TOKEN =
      Field.string("name_token", "Token of the surviving name.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field NAME_SOURCE = Field.string("name_source", "Where the name came from.");
  public static final Field GENDER =
      Field.string("gender", "female, male or unknown.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field GENDER_SOURCE = Field.string("gender_source", "Where it came from.");
  public static final Field BIRTHDAY =
      Field.date("birthday", "Date of birth.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field BIRTHDAY_SOURCE =
      Field.string("birthday_source", "Where it came from.");
  public static final Field REGION_CODE = Field.string("region_code", "GB/T 2260 code.");
  public static final Field REGION_SOURCE = Field.string("region_source", "Where it came from.");
  public static final Field MEMBER_LEVEL = Field.string("member_level", "Level in the programme.");
  public static final Field MEMBER_LEVEL_SOURCE =
      Field.string("member_level_source", "Where it came from.");
  public static final Field REGISTER_CHANNEL =
      Field.string("register_channel", "Channel of the earliest registration.");
  public static final Field REGISTER_STORE =
      Field.string("register_store", "Store of the earliest registration.");
  public static final Field REGISTERED_AT =
      Field.timestamp("registered_at", "Earliest registration.");
  public static final Field ATTRIBUTES_AT = Field.timestamp(
      "attributes_at", "When the newest surviving attribute was updated at its source.");
  public static final Field IDENTIFIER_KINDS = Field.of(
      "identifier_kinds",
      DataTypes.createArrayType(DataTypes.StringType),
      "Kinds of identifiers the person has, sorted.");
  public static final Field IDENTIFIER_COUNT =
      Field.count("identifier_count", "Identifiers of class PERSON.").notNull().atLeast(0);
  public static final Field ORDER_COUNT = Field.count(
          "order_count", "Sales not cancelled; returns that name no order are not counted.")
      .notNull()
      .atLeast(0);
  public static final Field NET_AMOUNT = Field.money(
          "net_amount", "Paid minus refunded over all orders and returns.")
      .notNull();
  public static final Field FIRST_ORDER_AT = Field.timestamp("first_order_at", "First sale.");
  public static final Field LAST_ORDER_AT = Field.timestamp("last_order_at", "Last sale.");
  public static final Field CHANNELS = Field.of(
      "channels",
      DataTypes.createArrayType(DataTypes.StringType),
      "Channels of orders and events, sorted.");
  public static final Field EVENT_COUNT =
      Field.count("event_count", "Behaviour events.").notNull().atLeast(0);
  public static final Field LAST_EVENT_AT = Field.timestamp("last_event_at", "Latest event.");
  public static final Field CONSENT_GRANTED = Field.of(
      "consent_granted",
      DataTypes.createArrayType(DataTypes.StringType),
      "purpose:channel:recipient whose newest statement is GRANTED, sorted.");
  public static final Field CONSENT_WITHDRAWN = Field.of(
      "consent_withdrawn",
      DataTypes.createArrayType(DataTypes.StringType),
      "The same for WITHDRAWN.");
  public static final Field RFM_SEGMENT = Field.string(
      "rfm_segment", "As in gold.rfm_scores; null without a purchase in its look-back.");
  public static final Field LIFE_STAGE = Field.string("life_stage", "The stage in gold.lifecycle.");
  public static final Field CHANGED_AT = Field.timestamp(
          "changed_at", "Clock of the run that last changed the row.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "customer_360",
      "person",
      List.of(
          Columns.ONE_ID,
          Columns.BRAND_ID,
          NAME_TOKEN,
          NAME_SOURCE,
          GENDER,
          GENDER_SOURCE,
          BIRTHDAY,
          BIRTHDAY_SOURCE,
          REGION_CODE,
          REGION_SOURCE,
          MEMBER_LEVEL,
          MEMBER_LEVEL_SOURCE,
          REGISTER_CHANNEL,
          REGISTER_STORE,
          REGISTERED_AT,
          ATTRIBUTES_AT,
          IDENTIFIER_KINDS,
          IDENTIFIER_COUNT,
          ORDER_COUNT,
          NET_AMOUNT,
          Columns.CURRENCY,
          FIRST_ORDER_AT,
          LAST_ORDER_AT,
          CHANNELS,
          EVENT_COUNT,
          LAST_EVENT_AT,
          CONSENT_GRANTED,
          CONSENT_WITHDRAWN,
          RFM_SEGMENT,
          LIFE_STAGE,
          CHANGED_AT),
      List.of(Columns.ONE_ID));

  private Customer360() {}
}
