package io.tributary.model.train;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;

import io.tributary.model.linear.LinearModel;
import io.tributary.model.train.Rows.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rolling folds: every one learns from the snapshots before one and foretells that one. The newest
 * three are tried where there are as many.
 */
final class TimeFolds {

  private static final int MOST = 3;
  private static final long LEAST_OF_A_CLASS = 20;
  private static final double RESOLUTION = 1e9;

  /** The models of one fold, by penalty in order. */
  private record Fold(LocalDate foretold, List<LinearModel> models) {}

  private final Dataset<Row> rows;
  private final List<Double> penalties;
  private final List<Fold> folds = new ArrayList<>();

  private TimeFolds(Dataset<Row> rows, List<Double> penalties) {
    this.rows = rows;
    this.penalties = penalties;
  }

  /** Fits every fold with every penalty. */
  static TimeFolds of(
      Dataset<Row> rows,
      List<String> names,
      List<Double> penalties,
      Map<LocalDate, Counts> counts,
      List<LocalDate> train) {
    TimeFolds folds = new TimeFolds(rows, penalties);
    for (int i = Math.max(1, train.size() - MOST); i < train.size(); i++) {
      List<LocalDate> before = train.subList(0, i);
      Counts learnt = Rows.total(counts, before);
      if (Math.min(learnt.positives(), learnt.negatives()) >= LEAST_OF_A_CLASS) {
        Dataset<Row> past = Rows.at(rows, before);
        folds.folds.add(new Fold(
            train.get(i),
            penalties.stream()
                .map(penalty -> LogisticFit.of(past, names, penalty))
                .toList()));
      }
    }
    return folds;
  }

  /**
   * The number of the penalty with the least log-loss over all folds; of equal ones the strongest.
   */
  int best() {
    if (folds.isEmpty() || penalties.size() == 1) {
      return penalties.size() / 2;
    }
    List<Column> losses = new ArrayList<>();
    for (int i = 0; i < penalties.size(); i++) {
      losses.add(avg(col("loss_" + i)));
    }
    Row means = foretold(this::losses)
        .orElseThrow()
        .agg(losses.get(0), losses.subList(1, losses.size()).toArray(Column[]::new))
        .head();
    int best = 0;
    for (int i = 1; i < penalties.size(); i++) {
      if (rounded(means.getDouble(i)) <= rounded(means.getDouble(best))) {
        best = i;
      }
    }
    return best;
  }

  /** The foretold rows with their {@code margin} by the model that had not seen their day. */
  Optional<Dataset<Row>> margins(int penalty) {
    return foretold((fold, day) ->
        day.withColumn("margin", fold.models().get(penalty).margin(col("features"))));
  }

  private Dataset<Row> losses(Fold fold, Dataset<Row> day) {
    Column[] losses = new Column[penalties.size()];
    for (int i = 0; i < losses.length; i++) {
      Column margin = fold.models().get(i).margin(col("features"));
      Column signed = margin.multiply(lit(1).minus(col("label").multiply(2)));
      losses[i] = log1p(exp(signed)).as("loss_" + i);
    }
    return day.select(losses);
  }

  private Optional<Dataset<Row>> foretold(
      java.util.function.BiFunction<Fold, Dataset<Row>, Dataset<Row>> columns) {
    return folds.stream()
        .map(fold -> columns.apply(fold, Rows.at(rows, List.of(fold.foretold()))))
        .reduce(Dataset::unionByName);
  }

  private static double rounded(double loss) {
    return Math.rint(loss * RESOLUTION);
  }
}
