package io.tributary.model.calibration;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts rows by margin in steps of a hundredth from −15 to 15: at most 3,001 bins in two folds,
 * however many rows there are, so that what is fitted to them can be fitted on the driver.
 */
public final class Margins {

  private static final double STEPS = 100;
  private static final double MOST = 15;

  private Margins() {}

  /** The bins of rows with {@code one_id}, {@code snapshot}, {@code margin} and {@code label}. */
  public static List<MarginBin> of(Dataset<Row> rows) {
    return rows
        .groupBy(
            pmod(xxhash64(col("one_id"), col("snapshot")), lit(2)).cast("int").as("fold"),
            step(col("margin")).as("step"))
        .agg(count(lit(1)).as("rows"), sum(col("label").cast("long")).as("positives"))
        .orderBy("step", "fold")
        .collectAsList()
        .stream()
        .map(row -> new MarginBin(
            row.<Long>getAs("step") / STEPS,
            row.<Integer>getAs("fold"),
            row.<Long>getAs("rows"),
            row.<Long>getAs("positives")))
        .toList();
  }

  /** The number of the bin a margin falls into. */
  public static Column step(Column margin) {
    Column kept = greatest(lit(-MOST), least(lit(MOST), margin));
    return round(kept.multiply(STEPS)).cast("long");
  }

  /** The margin in the middle of a bin. */
  public static double margin(long step) {
    return step / STEPS;
  }
}
