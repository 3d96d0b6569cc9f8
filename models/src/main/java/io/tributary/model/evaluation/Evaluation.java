package io.tributary.model.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sum;

import io.tributary.model.calibration.MarginBin;
import io.tributary.model.calibration.Margins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How well several scorers foretold what came, by split.
 *
 * @param tenths of every ranking
 * @param metrics by split and scorer
 */
public record Evaluation(List<Tenth> tenths, List<Metrics> metrics) {

  /** The scorer every model has beside itself: the days since the last order, fewer first. */
  public static final String BASELINE = "recency";

  /** The scorer that is the model. */
  public static final String MODEL = "model";

  private static final double LEAST = 1e-7;

  public Evaluation {
    tenths = List.copyOf(tenths);
    metrics = List.copyOf(metrics);
  }

  /**
   * Evaluates rows of a split, a scorer, a score (double, higher is likelier) and a label (0 or 1).
   * Starts two Spark jobs.
   */
  public static Evaluation of(Dataset<Row> scored) {
    List<Tenth> tenths = Ranking.tenths(scored).collectAsList().stream()
        .map(Tenth::of)
        .sorted(Comparator.comparing(Tenth::split)
            .thenComparing(Tenth::scorer)
            .thenComparing(Tenth::bin))
        .toList();
    Map<String, List<MarginBin>> bins = bins(scored);
    Map<String, List<Tenth>> rankings = tenths.stream()
        .collect(Collectors.groupingBy(
            tenth -> tenth.split() + "\n" + tenth.scorer(), TreeMap::new, Collectors.toList()));
    List<Metrics> metrics = new ArrayList<>();
    rankings.forEach(
        (key, ranking) -> metrics.add(Metrics.of(ranking, bins.getOrDefault(key, List.of()))));
    return new Evaluation(tenths, metrics);
  }

  /** The figures of a scorer on a split. */
  public Optional<Metrics> of(String split, String scorer) {
    return metrics.stream()
        .filter(one -> one.split().equals(split) && one.scorer().equals(scorer))
        .findFirst();
  }

  /** Rows of gold.model_metrics; the baseline is a column of each. */
  public List<Row> metricRows(String model, String version) {
    return metrics.stream()
        .filter(one -> !one.scorer().equals(BASELINE))
        .map(one ->
            row(model, version, one.values(of(one.split(), BASELINE).flatMap(Metrics::auc))))
        .toList();
  }

  /** Rows of gold.model_reliability. */
  public List<Row> reliabilityRows(String model, String version) {
    return tenths.stream()
        .filter(tenth -> !tenth.scorer().equals(BASELINE))
        .map(tenth -> row(
            model,
            version,
            Arrays.asList(
                tenth.split(),
                tenth.scorer(),
                (long) tenth.bin(),
                tenth.rows(),
                tenth.positives(),
                Metrics.figure(
                    tenth.isProbability()
                        ? Optional.of(tenth.predicted() / tenth.rows())
                        : Optional.empty()),
                Metrics.rounded((double) tenth.positives() / tenth.rows()))))
        .toList();
  }

  /** Rows of gold.model_deciles. */
  public List<Row> decileRows(String model, String version) {
    List<Row> rows = new ArrayList<>();
    for (Metrics whole : metrics) {
      if (!whole.scorer().equals(BASELINE)) {
        rows.addAll(decileRows(model, version, whole));
      }
    }
    return rows;
  }

  private List<Row> decileRows(String model, String version, Metrics whole) {
    List<Row> rows = new ArrayList<>();
    long captured = 0;
    for (int i = tenths.size() - 1; i >= 0; i--) {
      Tenth tenth = tenths.get(i);
      if (tenth.split().equals(whole.split()) && tenth.scorer().equals(whole.scorer())) {
        captured += tenth.positives();
        double all = whole.positives();
        Optional<Double> lift = all == 0
            ? Optional.empty()
            : Optional.of(tenth.positives() * whole.rows() / (tenth.rows() * all));
        rows.add(row(
            model,
            version,
            Arrays.asList(
                tenth.split(),
                tenth.scorer(),
                11L - tenth.bin(),
                tenth.rows(),
                tenth.positives(),
                Metrics.figure(lift),
                Metrics.figure(all == 0 ? Optional.empty() : Optional.of(captured / all)))));
      }
    }
    return rows;
  }

  private static Row row(String model, String version, List<Object> values) {
    List<Object> all = new ArrayList<>(List.of(model, version));
    all.addAll(values);
    return RowFactory.create(all.toArray());
  }

  /** Rows by the log-odds of their score, where it is a probability. */
  private static Map<String, List<MarginBin>> bins(Dataset<Row> scored) {
    Column p = greatest(lit(LEAST), least(lit(1 - LEAST), col("score")));
    Map<String, List<MarginBin>> bins = new HashMap<>();
    scored
        .where(col("score").between(0, 1))
        .groupBy(
            col("split"),
            col("scorer"),
            Margins.step(log(p.divide(lit(1).minus(p)))).as("step"))
        .agg(count(lit(1)).as("rows"), sum(col("label").cast("long")).as("positives"))
        .orderBy("split", "scorer", "step")
        .collectAsList()
        .forEach(row -> bins.computeIfAbsent(
                row.getString(0) + "\n" + row.getString(1), key -> new ArrayList<>())
            .add(new MarginBin(Margins.margin(row.getLong(2)), 0, row.getLong(3), row.getLong(4))));
    return bins;
  }
}
