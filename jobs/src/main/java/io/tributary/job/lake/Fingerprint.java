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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One hash for the rows of a table, whatever their order and partitioning: the count and the sums
 * of four parts of every row's SHA-256. Equal multisets of rows give equal fingerprints; different
 * ones do not but by a chance of about 2⁻²⁰⁰. Names of columns count, their order does not.
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

  /** Nothing of a value is lost: nulls are written, instants to the microsecond in UTC. */
  private static final Map<String, String> WRITTEN = Map.of(
      "ignoreNullFields", "false",
      "timeZone", "UTC",
      "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
      "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

  private static final DataType SUM = DataTypes.createDecimalType(38, 0);
  private static final int PARTS = 4;
  private static final int DIGITS = 15;

  private Fingerprint() {}

  /** The fingerprint of the rows without technical columns. */
  public static String of(Dataset<Row> rows) {
    return of(rows, TECHNICAL);
  }

  /**
   * The fingerprint of the rows, 64 hex digits.
   *
   * @param leftOut top-level columns that do not count, beside those that start with {@code _}
   */
  public static String of(Dataset<Row> rows, Set<String> leftOut) {
    List<StructField> kept = Arrays.stream(rows.schema().fields())
        .filter(field -> !field.name().startsWith("_") && !leftOut.contains(field.name()))
        .sorted(Comparator.comparing(StructField::name))
        .toList();
    Column[] parts = IntStream.range(0, PARTS)
        .mapToObj(i -> part(col("digest"), i).as("part_" + i))
        .toArray(Column[]::new);
    Row totals = rows.select(sha2(text(kept), 256).as("digest"))
        .agg(count(lit(1)), parts)
        .head();
    Stream<String> names = kept.stream().map(StructField::name);
    Stream<String> sums =
        IntStream.range(0, totals.length()).mapToObj(i -> totals.get(i).toString());
    return Digests.sha256(Stream.concat(names, sums).collect(Collectors.joining(";")));
  }

  private static Column text(List<StructField> kept) {
    Column[] columns = kept.stream()
        .map(field ->
            Canonical.of(col("`" + field.name() + "`"), field.dataType()).as(field.name()))
        .toArray(Column[]::new);
    return columns.length == 0 ? lit("{}") : to_json(struct(columns), WRITTEN);
  }

  private static Column part(Column digest, int i) {
    Column hex = substring(digest, 1 + i * DIGITS, DIGITS);
    return coalesce(sum(conv(hex, 16, 10).cast(SUM)), lit(0).cast(SUM));
  }
}
