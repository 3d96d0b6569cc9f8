package io.tributary.pipeline.silver;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;

import io.tributary.schema.Columns;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The records of a feed as versions of documents: which record belongs to which document, and which
 * one stands. Input and output are the standard view of bronze, one row per record.
 */
public final class Documents {

  /** Sorts below every character of a value, so that a shorter value sorts before a longer one. */
  private static final String SEPARATOR = "\u0001";

  private Documents() {}

  /**
   * Adds {@code _document}, {@code _version} and {@code tokens}.
   *
   * <p>A version is ordered by the contract's latest columns, then the day in the file's path, the
   * run that brought it, the path and the record number: the same files in another order of arrival
   * leave the same record standing, unless two files of one day hold the same key.
   */
  public static Dataset<Row> of(
      FeedContract contract, Dataset<Row> records, List<String> identifierKinds) {
    return records
        .withColumn(Columns.DOCUMENT.name(), hash(contract.feed(), contract.key()))
        .withColumn(Columns.VERSION.name(), version(contract, records))
        .withColumn(Columns.TOKENS.name(), tokens(identifierKinds));
  }

  /** Records no rule refused; of a record read more than once, only the newest attempt. */
  public static Dataset<Row> accepted(Dataset<Row> records) {
    return newestAttempts(records).where(isRefused().equalTo(false));
  }

  /**
   * Of a record read more than once, after a replay, only the newest attempt. Replayed records are
   * few, so they are sent to all the others: sorting every record by its place would cost more than
   * the rest of a night's work on a feed.
   */
  public static Dataset<Row> newestAttempts(Dataset<Row> records) {
    Dataset<Row> replayed = records
        .where(col("_attempt").gt(0))
        .groupBy(Columns.FILE.column().as("replayed_file"), Columns.ROW.column().as("replayed_row"))
        .agg(max(col("_attempt")).as("newest"));
    return records
        .join(
            broadcast(replayed),
            Columns.FILE
                .column()
                .equalTo(col("replayed_file"))
                .and(Columns.ROW.column().equalTo(col("replayed_row"))),
            "left")
        .where(col("_attempt").equalTo(coalesce(col("newest"), lit(0))))
        .drop("replayed_file", "replayed_row", "newest");
  }

  /** Whether some reason sends the record to quarantine. */
  public static Column isRefused() {
    return array_contains(Columns.REASONS.column().getField("severity"), "quarantine");
  }

  /** The standing record of every document. */
  public static Dataset<Row> standing(Dataset<Row> documents) {
    Column rank = row_number()
        .over(Window.partitionBy(Columns.DOCUMENT.column()).orderBy(desc(Columns.VERSION.name())));
    return documents.withColumn("rank", rank).where("rank = 1").drop("rank");
  }

  /** Names a document by values of its records; equal for equal values, nulls included. */
  static Column hash(String feed, List<String> columns) {
    Column[] values = IntStream.range(0, columns.size())
        .mapToObj(i -> column(columns.get(i)).cast(DataTypes.StringType).as("k" + i))
        .toArray(Column[]::new);
    Column text = concat_ws(SEPARATOR, lit(feed), to_json(struct(values)));
    return substring(sha2(text, 256), 1, 32);
  }

  private static Column version(FeedContract contract, Dataset<Row> records) {
    List<Column> parts = new ArrayList<>();
    for (String latest : contract.latest()) {
      parts.add(sortable(column(latest), records.schema().apply(latest).dataType()));
    }
    parts.add(date_format(col("_file_day"), "yyyy-MM-dd"));
    parts.add(col("_arrival"));
    parts.add(Columns.FILE.column());
    parts.add(lpad(Columns.ROW.column().cast(DataTypes.StringType), 12, "0"));
    Column[] present = parts.stream().map(part -> coalesce(part, lit(""))).toArray(Column[]::new);
    return concat_ws(SEPARATOR, present);
  }

  private static Column sortable(Column value, DataType type) {
    if (type.equals(DataTypes.TimestampType)) {
      return date_format(value, "yyyy-MM-dd HH:mm:ss.SSSSSS");
    }
    if (type.equals(DataTypes.LongType) || type instanceof DecimalType) {
      // Versions and revision numbers are counted from zero; a sign would not sort as text.
      return lpad(value.cast(DataTypes.StringType), 40, "0");
    }
    return value.cast(DataTypes.StringType);
  }

  private static Column tokens(List<String> identifierKinds) {
    Column known = filter(
        col("_identifiers"),
        one -> one.getField("kind").isin(identifierKinds.toArray(Object[]::new)));
    return inOrder(transform(known, one -> one.getField("token")), identifierKinds);
  }

  /** The distinct tokens of an array, strongest kind first, then by token. */
  static Column inOrder(Column tokens, List<String> identifierKinds) {
    String kinds = String.join(",", identifierKinds);
    Column ranked =
        transform(tokens, token -> struct(rank(token, kinds).as("rank"), token.as("token")));
    return transform(sort_array(array_distinct(ranked)), one -> one.getField("token"));
  }

  private static Column rank(Column token, String kinds) {
    Column kind = substring_index(token, ":", 1);
    return find_in_set(kind, lit(kinds));
  }

  static Column column(String name) {
    return col("`" + name + "`");
  }
}
