package io.tributary.schema.testkit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * Tables written in tests.
 *
 * <pre>
 * order_id:string | net_amount:decimal(18,2) | tags:array&lt;string&gt; | ordered_at:timestamp
 * o1              | 10.50                    | [a, b]              | 2026-03-01T10:00:00Z
 * o2              | null                     | []                  | null
 * </pre>
 *
 * <p>The header is {@code name:type} with Spark's names of types; a column without one is text.
 * {@code null} is null; an empty cell is empty text. Structs and maps are {@code {key: value}}, and
 * a struct's field left out is null. Binary is hex. Text that holds {@code |}, means {@code null}
 * literally or has outer blanks stands in double quotes, with {@code \"}, {@code \\} and {@code \n}
 * inside; so does text in an array, struct or map that holds one of its signs.
 */
public final class TextTables {

  private TextTables() {}

  /** The rows of the text as a Dataset, in the order written and in one partition. */
  public static Dataset<Row> table(SparkSession session, String text) {
    TextTable table = TextTable.parse(text, column -> DataTypes.StringType);
    List<Row> rows = table.rows();
    return session.createDataFrame(rows, table.schema()).coalesce(1);
  }
}
