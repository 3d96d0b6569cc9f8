package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per person, form and window: somebody who left an address, however often, and what became
 * of it. A lead whose identifiers lead to no person yet is there without one.
 */
public final class PersonLeads {

  public static final Field LEAD_ID =
      Field.string("lead_id", "The first lead's id at its source.").notNull();
  public static final Field SOURCE = Leads.SOURCE;
  public static final Field INTENTION =
      Field.string("intention", "As the newest lead that says it.");
  public static final Field STATUS = Field.string("status", "As the newest lead that says it.");
  public static final Field IS_VALID = Field.of(
          "is_valid", DataTypes.BooleanType, "Whether one of the leads is no preview or test.")
      .notNull();
  public static final Field CREATED_AT =
      Field.timestamp("created_at", "When the first form was sent.").notNull();
  public static final Field LAST_AT =
      Field.timestamp("last_at", "When the last one was sent.").notNull();
  public static final Field LEAD_COUNT =
      Field.count("lead_count", "Forms sent, the first included.").notNull();
  public static final Field MATCHED_MEMBER = Field.of(
          "matched_member",
          DataTypes.BooleanType,
          "Whether the person is registered or has a level in the programme.")
      .notNull();
  public static final Field MATCHED_ORDER = Field.string(
      "matched_order", "The person's first sale after the lead, not cancelled: its order_id.");
  public static final Field MATCHED_ORDER_AT =
      Field.timestamp("matched_order_at", "When it was placed.");
  public static final Field MATCHED_AMOUNT =
      Field.money("matched_amount", "Its net amount, in its own currency.");
  public static final Field TAGS = Field.of(
          "tags",
          DataTypes.createArrayType(DataTypes.StringType),
          "Codes of the person's tags as last published, sorted.")
      .notNull();

  public static final TableSpec TABLE = TableSpec.fact(
      "gold",
      "leads",
      "person × form × window",
      CREATED_AT,
      List.of(
          LEAD_ID,
          Columns.ONE_ID,
          Columns.BRAND_ID,
          SOURCE,
          Columns.CHANNEL,
          Leads.FORM_ID,
          Leads.ACCOUNT_ID,
          Leads.CAMPAIGN_ID,
          Leads.AD_ID,
          Leads.CREATIVE_ID,
          Leads.CLICK_ID,
          Leads.KIND,
          INTENTION,
          STATUS,
          IS_VALID,
          Leads.REGION_CODE,
          CREATED_AT,
          LAST_AT,
          LEAD_COUNT,
          MATCHED_MEMBER,
          MATCHED_ORDER,
          MATCHED_ORDER_AT,
          MATCHED_AMOUNT,
          TAGS),
      List.of(SOURCE, LEAD_ID, Columns.BRAND_ID));

  private PersonLeads() {}
}
