package io.tributary.job.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One hash for the rows of a table, whatever their order and partitioning: the count and the sums
 * of four parts of every row's SHA-256. Equal multisets of rows give equal fingerprints; different
 * ones do not but by a chance of about 2⁻²⁰⁰.
 */
public final class Fingerprint {

  /** Columns about the run rather than the business, beside those that start with {@code _}. */
  public static final Set<String> TECHNICAL = Set.of(
      "run_id",
      "first_run",
      "minted_run",
      "from_run",
      "to_run",
      "changed_at",
      "computed_at",
      "recorded_from",
      "recorded_to",
      "at");

  private static final DataType SUM = DataTypes.createDecimalType(38, 0);
  private static final int PARTS = 4;
  private static final int DIGITS = 15;

  private Fingerprint() {}

  /** The fingerprint of the rows without the columns left out, 64 hex digits. */
  public static String of(Dataset<Row> rows, Set<String> leftOut) {
    Column[] kept = Arrays.stream(rows.columns())
        .filter(name -> !name.startsWith("_") && !leftOut.contains(name))
        .sorted()
        .map(name -> col("`" + name + "`"))
        .toArray(Column[]::new);
    Column text = to_json(struct(kept), Map.of("ignoreNullFields", "false"));
    Column[] parts = IntStream.range(0, PARTS)
        .mapToObj(i -> part(col("digest"), i).as("part_" + i))
        .toArray(Column[]::new);
    Row totals =
        rows.select(sha2(text, 256).as("digest")).agg(count(lit(1)), parts).head();
    StringBuilder joined = new StringBuilder();
    IntStream.range(0, totals.length())
        .forEach(i -> joined.append(totals.get(i)).append(';'));
    return Digests.sha256(joined.toString());
  }

  private static Column part(Column digest, int i) {
    Column hex = substring(digest, 1 + i * DIGITS, DIGITS);
    return coalesce(sum(conv(hex, 16, 10).cast(SUM)), lit(0).cast(SUM));
  }
}
