package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.Customers;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was seen together: one row per distinct list of tokens and source, with the first and last
 * time. Columns {@code tokens, source, first_seen, last_seen, said_first}; no token twice in a
 * list, none null. A record that was changed says since when its customer is known, but shows its
 * phone from the change on: said_first is the first time a record said what it says.
 */
public final class Observations {

  private Observations() {}

  /** The observations in rows of all kinds, as {@link #of} and {@link #ofCustomers} give them. */
  public static Dataset<Row> together(List<Dataset<Row>> seen) {
    return seen.stream()
        .reduce(Dataset::unionByName)
        .orElseThrow()
        .groupBy("tokens", "source")
        .agg(
            min("first_at").as("first_seen"),
            max("last_at").as("last_seen"),
            min("last_at").as("said_first"));
  }

  /**
   * Rows without some of their tokens; only lists that hold one are regrouped.
   *
   * @param rows with a column {@code tokens}; a list may become empty
   * @param leftOut a column {@code token}
   */
  public static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> leftOut) {
    Dataset<Row> touched = rows.withColumn("left_out", explode(col("tokens")))
        .join(leftOut.select(col("token").as("left_out")), "left_out")
        .groupBy(col("tokens").as("touched_tokens"))
        .agg(collect_set("left_out").as("left_out"));
    return rows.join(touched, col("tokens").equalTo(col("touched_tokens")), "left")
        .withColumn(
            "tokens",
            when(col("left_out").isNull(), col("tokens"))
                .otherwise(array_except(col("tokens"), col("left_out"))))
        .drop("left_out", "touched_tokens");
  }

  /**
   * The same with identifiers that changed hands told apart by owner, and which those are.
   *
   * @param seen as above
   */
  public static Owned owned(List<Dataset<Row>> seen, IdentityRules rules) {
    Dataset<Row> together = together(seen);
    Ownership ownership =
        rules.kinds().stream().anyMatch(kind -> kind.recycled().isPresent())
            ? Ownership.of(together, seen, rules)
            : Ownership.NONE;
    return ownership.isEmpty()
        ? new Owned(together, ownership)
        : new Owned(together(seen.stream().map(ownership::split).toList()), ownership);
  }

  /** Observations, and which identifiers of theirs changed hands. */
  public record Owned(Dataset<Row> observations, Ownership ownership) {}

  /** What each customer record shows: {@code tokens, source, first_at, last_at}. */
  public static Dataset<Row> ofCustomers(Dataset<Row> customers) {
    Column registered = Customers.REGISTERED_AT.column();
    Column updated = Customers.UPDATED_AT.column();
    return between(customers, least(registered, updated), greatest(registered, updated));
  }

  /** The same for rows of one time: {@code at} is an expression over the rows. */
  public static Dataset<Row> of(Dataset<Row> rows, Column at) {
    return between(rows, at, at);
  }

  /** The same for the rows of a silver fact table. */
  public static Dataset<Row> of(Dataset<Row> rows, TableSpec table) {
    return of(rows, table.eventTime().orElseThrow().column());
  }

  private static Dataset<Row> between(Dataset<Row> rows, Column first, Column last) {
    return rows.select(
            array_distinct(array_compact(Columns.TOKENS.column())).as("tokens"),
            coalesce(Columns.FEED.column(), lit("unknown")).as("source"),
            first.as("first_at"),
            last.as("last_at"))
        .where(size(col("tokens")).gt(0));
  }
}
