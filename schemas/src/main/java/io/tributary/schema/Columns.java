package io.tributary.schema;

import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Columns that mean the same in every table that has them. */
public final class Columns {

  public static final Field ONE_ID = Field.string(
          "one_id", "The person; null where no identifier of the row leads to one.")
      .privacy(Privacy.PSEUDONYMOUS);

  /** Identifier tokens of a record, strongest first; a token is {@code kind:hex}. */
  public static final Field TOKENS = Field.of(
          "tokens",
          DataTypes.createArrayType(DataTypes.StringType),
          "The record's identifiers as tokens (kind:hex), strongest first; empty if none.")
      .privacy(Privacy.PSEUDONYMOUS)
      .notNull();

  public static final Field BRAND_ID =
      Field.string("brand_id", "The brand the row belongs to.").notNull();
  public static final Field SHOP_ID =
      Field.string("shop_id", "Platform × shop, such as tmall:hechuan; null for own stores.");
  public static final Field STORE_CODE =
      Field.string("store_code", "The store; null for online channels.");
  public static final Field CHANNEL = Field.string(
          "channel", "Where it happened: pos, tmall, miniprogram, web …")
      .notNull();
  public static final Field CURRENCY =
      Field.string("currency", "ISO 4217 code of the amounts in the row.").notNull();

  public static final Field BUSINESS_DATE =
      Field.date("business_date", "The day of the event in the workspace's zone.");
  public static final Field BUSINESS_MONTH =
      Field.string("business_month", "yyyy-MM of business_date; the folder the row lies in.");

  public static final Field FEED = Field.string("_feed", "The feed that brought the row.");
  public static final Field DOCUMENT =
      Field.string("_document", "Hash of the feed's key: the record the row came from.");
  public static final Field VERSION =
      Field.string("_version", "Sorts the versions of one document; the highest one stands.");
  public static final Field HASH =
      Field.string("_hash", "Keyed hash of the record's content; equal for exact duplicates.");
  public static final Field FILE =
      Field.string("_file", "Path of the file below the landing root.");
  public static final Field ROW =
      Field.count("_row", "Number of the record in its file, from 1, header left out.");
  public static final Field RUN_ID = Field.string("_run_id", "The run that wrote the row.");
  public static final Field INGESTED_AT =
      Field.timestamp("_ingested_at", "The run's clock when the record was read.");

  /** What every silver row carries about where it came from. */
  public static final List<Field> PROVENANCE =
      List.of(FEED, DOCUMENT, VERSION, HASH, FILE, ROW, RUN_ID);

  /** One reason why a record or value was refused: rule, code, message, column, masked value. */
  public static final StructType REASON = new StructType(new StructField[] {
    text("rule"), text("severity"), text("code"), text("message"), text("column"), text("value")
  });

  /** Why a record was refused, or what was dropped from it; empty when all is well. */
  public static final Field REASONS = Field.of(
      "_reasons",
      new ArrayType(REASON, false),
      "Every rule the record broke: rule, severity (quarantine or soft), code, message,"
          + " column, masked value.");

  private Columns() {}

  private static StructField text(String name) {
    return new StructField(name, DataTypes.StringType, true, Metadata.empty());
  }
}
