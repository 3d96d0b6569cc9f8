package io.tributary.schema.table;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per SKU as last told by the product master. */
public final class Products {

  public static final Field PRODUCT_ID = Field.string("product_id", "SKU.").notNull();
  public static final Field SPU_ID = Field.string("spu_id", "Style or model the SKU belongs to.");
  public static final Field TITLE = Field.string("title", "Name shown to buyers.");
  public static final Field CATEGORY =
      Field.string("category", "Category path, parts joined by >.");
  public static final Field PRICE = Field.money("price", "List price.").atLeast(0);
  public static final Field COST = Field.money("cost", "Purchase cost.").atLeast(0);
  public static final Field LAUNCHED_ON = Field.date("launched_on", "First day of sale.");
  public static final Field STATUS = Field.string("status", "on_sale, off_sale …");

  public static final TableSpec TABLE = TableSpec.of(
      "silver",
      "products",
      "product",
      List.of(
          PRODUCT_ID,
          Columns.BRAND_ID,
          SPU_ID,
          TITLE,
          CATEGORY,
          PRICE,
          COST,
          Columns.CURRENCY,
          LAUNCHED_ON,
          STATUS),
      List.of(PRODUCT_ID, Columns.BRAND_ID));

  private Products() {}
}
