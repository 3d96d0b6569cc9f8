package io.tributary.pipeline.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What became of every record of a feed, counted from bronze and silver alone and not from what the
 * writing job believes it did.
 */
public final class ReconciliationTransform {

  private ReconciliationTransform() {}

  /**
   * One row per state of the feed's records: {@code state, records, money}, and for the n-th target
   * {@code rows_n, money_n}: what the records of that state would make there, by the contract.
   *
   * <p>States are current (stands), duplicate (same content as a record that sorts later),
   * superseded (another content stands) and quarantined. Of a target that groups records the
   * columns are null; {@link #totals} counts those.
   *
   * @param documents every record of the feed, as {@link Documents#of} gives them
   */
  public static Dataset<Row> states(FeedContract contract, Dataset<Row> documents) {
    Column money = contract
        .money()
        .map(column -> Documents.column(column).cast(Field.MONEY))
        .orElse(lit(null).cast(Field.MONEY));
    List<Column> sums = new ArrayList<>(List.of(sum(money).cast(Field.MONEY).as("money")));
    for (int i = 0; i < contract.targets().size(); i++) {
      TargetTotals target = TargetTotals.of(contract.targets().get(i));
      sums.add(sum(target.rows()).as("rows_" + i));
      sums.add(sum(target.money()).cast(Field.MONEY).as("money_" + i));
    }
    return withState(Documents.newestAttempts(documents))
        .groupBy(col("_state").as("state"))
        .agg(count(lit(1)).as("records"), sums.toArray(Column[]::new));
  }

  /** One sort serves both ranks: within a document records of one content stand together. */
  private static Dataset<Row> withState(Dataset<Row> records) {
    // Refused records stand for themselves; many of them may lack what names a document.
    Column document = when(col("is_refused"), concat_ws("|", col("_file"), col("_row")))
        .otherwise(Columns.DOCUMENT.column());
    WindowSpec versions =
        Window.partitionBy(document, col("is_refused")).orderBy(desc(Columns.VERSION.name()));
    WindowSpec contents = Window.partitionBy(document, col("is_refused"), Columns.HASH.column())
        .orderBy(desc(Columns.VERSION.name()));
    return records
        .withColumn("is_refused", Documents.isRefused())
        .withColumn("rank", row_number().over(versions))
        .withColumn("same_content", row_number().over(contents))
        .withColumn(
            "_state",
            when(col("is_refused"), "quarantined")
                .when(col("rank").equalTo(1), "current")
                .when(col("same_content").gt(1), "duplicate")
                .otherwise("superseded"));
  }

  /** One row per feed: {@code table, feed, rows, money}, over all rows of a silver table. */
  public static Dataset<Row> present(TableSpec table, Dataset<Row> rows) {
    return rows.groupBy(Columns.FEED.column().as("feed"))
        .agg(count(lit(1)).as("rows"), money(table).as("money"))
        .select(lit(table.id()).as("table"), col("feed"), col("rows"), col("money"));
  }

  /** One row: {@code rows, money}, over rows of a silver table. */
  public static Dataset<Row> totals(TableSpec table, Dataset<Row> rows) {
    return rows.agg(count(lit(1)).as("rows"), money(table).as("money"));
  }

  private static Column money(TableSpec table) {
    Column money =
        amount(table).map(field -> sum(field.column())).orElse(sum(lit(null).cast(Field.MONEY)));
    return coalesce(money, lit(0)).cast(Field.MONEY);
  }

  /** The amount whose sum must agree: the first one the table requires. */
  static Optional<Field> amount(TableSpec table) {
    return table.fields().stream()
        .filter(field -> field.required() && field.type().equals(Field.MONEY))
        .findFirst();
  }
}
