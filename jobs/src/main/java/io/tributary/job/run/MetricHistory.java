package io.tributary.job.run;

import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tributary.quality.Verdict;
import io.tributary.schema.table.DqMetrics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** What earlier runs measured, for a run to compare with. */
public final class MetricHistory {

  /** Values looked at, the newest: enough for a quarter of nights. */
  private static final int LOOKED_BACK = 92;

  private final JobRun run;

  public MetricHistory(JobRun run) {
    this.run = run;
  }

  /** Whether the run's day is one on which other numbers are usual. */
  public boolean isSpecialDay() {
    return isSpecial(run.window().from());
  }

  /**
   * The values of a metric, oldest first: one a window, the newest; those that stopped publishing
   * and those of special days left out.
   *
   * @param measured a table, or feed.NAME
   */
  public List<Double> before(String measured, String metric) {
    List<Row> newest = run.lake()
        .read(DqMetrics.TABLE)
        .where(DqMetrics.MEASURED
            .column()
            .equalTo(measured)
            .and(DqMetrics.METRIC.column().equalTo(metric))
            .and(DqMetrics.WINDOW.column().lt(run.window().text()))
            .and(DqMetrics.VERDICT.column().notEqual(Verdict.BREAKER.word())))
        .groupBy(DqMetrics.WINDOW.column())
        .agg(max_by(
            DqMetrics.VALUE.column(),
            struct(DqMetrics.AT.column(), DqMetrics.RUN_ID.column(), DqMetrics.STEP.column())))
        .orderBy(DqMetrics.WINDOW.column().desc())
        .limit(LOOKED_BACK)
        .collectAsList();
    return newest.stream()
        .filter(row -> !isSpecial(start(row.getString(0))))
        .sorted(Comparator.comparing(row -> row.getString(0)))
        .map(row -> row.getDecimal(1).doubleValue())
        .toList();
  }

  private static Instant start(String window) {
    return Instant.parse(window.substring(0, window.indexOf('/')));
  }

  private boolean isSpecial(Instant at) {
    LocalDate day = at.atZone(run.zone()).toLocalDate();
    return run.quality().calendar().on(day).isSpecial();
  }
}
