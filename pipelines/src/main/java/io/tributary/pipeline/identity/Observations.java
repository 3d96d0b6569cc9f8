package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import io.tributary.schema.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was seen together: one row per distinct list of tokens and source, with the first and last
 * time. Columns {@code tokens, source, first_seen, last_seen}.
 */
public final class Observations {

  private Observations() {}

  /** The observations in one silver table's rows. */
  public static Dataset<Row> of(Dataset<Row> rows, Column at) {
    return rows.where(size(Columns.TOKENS.column()).gt(0))
        .groupBy(Columns.TOKENS.column(), Columns.FEED.column().as("source"))
        .agg(min(at).as("first_seen"), max(at).as("last_seen"))
        .select(col("tokens"), col("source"), col("first_seen"), col("last_seen"));
  }
}
