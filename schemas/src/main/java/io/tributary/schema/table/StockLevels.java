package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per SKU, place and day: what was there. */
public final class StockLevels {

  public static final Field PRODUCT_ID = Field.string("product_id", "SKU.").notNull();
  public static final Field LOCATION =
      Field.string("location", "Warehouse or store code.").notNull();
  public static final Field LOCATION_KIND =
      Field.string("location_kind", "warehouse or store.").notNull().oneOf("warehouse", "store");
  public static final Field STOCK_DATE = Field.date("stock_date", "The day.").notNull();
  public static final Field ON_HAND = Field.count("on_hand", "Pieces there.").notNull();
  public static final Field RESERVED = Field.count("reserved", "Pieces of them that are sold.");
  public static final Field IN_TRANSIT = Field.count("in_transit", "Pieces on their way there.");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "stock_levels",
      "SKU × warehouse or store × day",
      List.of(
          PRODUCT_ID,
          LOCATION,
          LOCATION_KIND,
          Columns.BRAND_ID,
          STOCK_DATE,
          ON_HAND,
          RESERVED,
          IN_TRANSIT),
      List.of(PRODUCT_ID, LOCATION, STOCK_DATE, Columns.BRAND_ID));

  private StockLevels() {}
}
