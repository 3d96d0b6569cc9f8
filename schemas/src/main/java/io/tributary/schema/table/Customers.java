package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per source and source customer: attributes as the source gives them. */
public final class Customers {

  public static final Field SOURCE = Field.string(
          "source", "The system that keeps the record: crm, miniprogram, web …")
      .notNull();
  public static final Field SOURCE_CUSTOMER_ID = Field.string(
          "source_customer_id",
          "The customer's key in that source, as a token where it is personal.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();
  public static final Field NAME_TOKEN = Field.string(
          "name_token", "Token of the name; equal names have equal tokens.")
      .privacy(Privacy.PSEUDONYMOUS);
  public static final Field GENDER =
      Field.string("gender", "female, male or unknown.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field BIRTHDAY =
      Field.date("birthday", "Date of birth.").privacy(Privacy.PSEUDONYMOUS);
  public static final Field REGION_CODE =
      Field.string("region_code", "GB/T 2260 code, six digits.");
  public static final Field MEMBER_LEVEL =
      Field.string("member_level", "Level in the membership programme.");
  public static final Field REGISTER_CHANNEL =
      Field.string("register_channel", "Where the customer registered.");
  public static final Field REGISTER_STORE =
      Field.string("register_store", "Store code of the registration.");
  public static final Field REGISTERED_AT =
      Field.timestamp("registered_at", "When the customer registered.");
  public static final Field POINTS = Field.count("points", "Points balance.");
  public static final Field UPDATED_AT = Field.timestamp(
      "updated_at", "When the source last changed the record; survivorship prefers the newest.");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "customers",
      "source × source customer",
      List.of(
          SOURCE,
          SOURCE_CUSTOMER_ID,
          Columns.BRAND_ID,
          Columns.TOKENS,
          NAME_TOKEN,
          GENDER,
          BIRTHDAY,
          REGION_CODE,
          MEMBER_LEVEL,
          REGISTER_CHANNEL,
          REGISTER_STORE,
          REGISTERED_AT,
          POINTS,
          UPDATED_AT),
      List.of(SOURCE, SOURCE_CUSTOMER_ID, Columns.BRAND_ID));

  private Customers() {}
}
