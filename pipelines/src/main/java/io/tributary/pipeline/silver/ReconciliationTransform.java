package io.tributary.pipeline.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What became of every record of a feed, counted from bronze and silver alone and not from what the
 * writing job believes it did.
 */
public final class ReconciliationTransform {

  private ReconciliationTransform() {}

  /**
   * One row per state of the feed's records: {@code state, records, money}.
   *
   * <p>States are current (stands), duplicate (same content as a record that sorts later),
   * superseded (another content stands) and quarantined.
   *
   * @param documents every record of the feed, as {@link Documents#of} gives them
   */
  public static Dataset<Row> states(FeedContract contract, Dataset<Row> documents) {
    Column money = contract
        .money()
        .map(column -> Documents.column(column).cast(Field.MONEY))
        .orElse(lit(null).cast(Field.MONEY));
    return Documents.newestAttempts(documents)
        .withColumn("is_refused", Documents.isRefused())
        .withColumn("state", state())
        .withColumn("money", money)
        .groupBy("state")
        .agg(count(lit(1)).as("records"), sum("money").cast(Field.MONEY).as("money"));
  }

  private static Column state() {
    Column refused = col("is_refused");
    Column rank = row_number()
        .over(Window.partitionBy(Columns.DOCUMENT.column(), refused)
            .orderBy(desc(Columns.VERSION.name())));
    Column sameContent = row_number()
        .over(Window.partitionBy(Columns.DOCUMENT.column(), refused, Columns.HASH.column())
            .orderBy(desc(Columns.VERSION.name())));
    return when(refused, "quarantined")
        .when(rank.equalTo(1), "current")
        .when(sameContent.gt(1), "duplicate")
        .otherwise("superseded");
  }

  /** One row: {@code rows, money}, over rows of a silver table. */
  public static Dataset<Row> totals(TableSpec table, Dataset<Row> rows) {
    Column money =
        amount(table).map(field -> sum(field.column())).orElse(sum(lit(null).cast(Field.MONEY)));
    return rows.agg(
        count(lit(1)).as("rows"), coalesce(money, lit(0)).cast(Field.MONEY).as("money"));
  }

  /** The amount whose sum must agree: the first one the table requires. */
  private static Optional<Field> amount(TableSpec table) {
    return table.fields().stream()
        .filter(field -> field.required() && field.type().equals(Field.MONEY))
        .findFirst();
  }
}
