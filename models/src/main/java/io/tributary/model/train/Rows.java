package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A model's rows as MLlib reads them. */
public final class Rows {

  private static final Column KEY = xxhash64(col("one_id"), col("snapshot"));
  private static final int SHARES = 1_000_000;

  private Rows() {}

  /**
   * Rows and buyers of a snapshot.
   *
   * @param rows persons
   * @param positives those that bought
   */
  public record Counts(long rows, long positives) {
    Counts plus(Counts other) {
      return new Counts(rows + other.rows, positives + other.positives);
    }

    long negatives() {
      return rows - positives;
    }
  }

  /** {@code one_id, snapshot, label, recency} and the features as one vector. */
  public static Dataset<Row> vectors(Dataset<Row> rows, List<String> names) {
    Dataset<Row> labelled = rows.withColumn("label", col("label").cast("double"));
    return new VectorAssembler()
        .setInputCols(names.toArray(String[]::new))
        .setOutputCol("features")
        .transform(labelled)
        .select("one_id", "snapshot", "label", "recency", "features");
  }

  /** Rows and buyers by snapshot; starts one Spark job. */
  public static Map<LocalDate, Counts> counts(Dataset<Row> rows) {
    Map<LocalDate, Counts> counts = new TreeMap<>();
    rows.groupBy("snapshot")
        .agg(count(lit(1)), sum(col("label").cast("long")))
        .collectAsList()
        .forEach(row ->
            counts.put(row.getDate(0).toLocalDate(), new Counts(row.getLong(1), row.getLong(2))));
    return counts;
  }

  /** The counts of some snapshots together. */
  static Counts total(Map<LocalDate, Counts> counts, Collection<LocalDate> snapshots) {
    return snapshots.stream()
        .map(day -> counts.getOrDefault(day, new Counts(0, 0)))
        .reduce(new Counts(0, 0), Counts::plus);
  }

  static Dataset<Row> at(Dataset<Row> rows, Collection<LocalDate> snapshots) {
    return rows.where(col("snapshot").isin(snapshots.toArray()));
  }

  /**
   * The rows in one partition and one order, whatever partitions they come from: MLlib adds up
   * partitions in the order they end, so that with more the last bits of a model differ from run to
   * run, and its scores with them. So many rows are drawn by hash where there are more than fit.
   */
  static Dataset<Row> inOrder(Dataset<Row> rows, long present, int most) {
    Dataset<Row> kept = present <= most
        ? rows
        : rows.where(pmod(KEY, lit(SHARES)).lt((long) ((double) most / present * SHARES)));
    return kept.repartition(1).sortWithinPartitions(KEY, col("one_id"), col("snapshot"));
  }
}
