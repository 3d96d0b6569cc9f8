package io.tributary.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;

/** Sums of columns by Deequ: one analysis, one Spark job. */
final class Sums {

  private Sums() {}

  /**
   * The sum of each column, 0 where there are no rows. Deequ adds up as double: exact for whole
   * numbers below 2^53.
   *
   * @throws IllegalStateException when Deequ could not compute one of them
   */
  static Map<String, Long> of(Dataset<Row> rows, List<String> columns) {
    Analyzer<?, Metric<?>> size = analyzer(new Size(Option.empty()));
    Map<String, Analyzer<?, Metric<?>>> sums = new HashMap<>();
    columns.forEach(name -> sums.put(name, analyzer(new Sum(name, Option.empty()))));
    List<Analyzer<?, Metric<?>>> all = new ArrayList<>(sums.values());
    all.add(size);
    AnalyzerContext context = AnalysisRunner.onData(rows)
        .addAnalyzers(JavaConverters.asScalaBuffer(all).toSeq())
        .run();
    // Deequ calls the sum of no rows a failure.
    boolean isEmpty = value(context, size) == 0;
    Map<String, Long> values = new HashMap<>();
    sums.forEach((name, sum) -> values.put(name, isEmpty ? 0L : value(context, sum)));
    return values;
  }

  private static long value(AnalyzerContext context, Analyzer<?, Metric<?>> analyzer) {
    Metric<?> metric = context.metric(analyzer).get();
    if (metric.value().isFailure()) {
      throw new IllegalStateException(
          "Cannot measure " + analyzer, metric.value().failed().get());
    }
    return Math.round((Double) metric.value().get());
  }

  // Scala's metrics are covariant, which Java does not see.
  @SuppressWarnings("unchecked")
  private static Analyzer<?, Metric<?>> analyzer(Object analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }
}
