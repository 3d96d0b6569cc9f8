package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** What was measured before tables were published, and what was at fault. */
final class QualitySection {

  private static final String NEWEST = """
      select split(`table`, '[.]')[0], count(distinct `table`), count(*),
        count_if(verdict = 'warn'), count_if(verdict = 'breaker'), count_if(verdict = 'no_history')
      from ops.dq_metrics
      where run_id = (select max_by(run_id, struct(at, run_id)) from ops.dq_metrics)
      group by 1 order by 1""";

  /** A wide first window brings every past day: one line for all windows of one kind of fault. */
  private static final String FAULTS = """
      select run_id, `table`, metric, verdict, count(*), min(`window`), max(`window`),
        cast(min(value) as bigint), cast(max(value) as bigint), cast(min(lower) as bigint),
        cast(max(upper) as bigint)
      from ops.dq_metrics where verdict in ('warn', 'breaker')
      group by run_id, `table`, metric, verdict
      order by max(at) desc, run_id desc, `table`, metric, verdict limit 30""";

  private QualitySection() {}

  static Optional<Section> of(ReportSource source) {
    return source.has("ops.dq_metrics")
        ? Optional.of(new Section(
            "Quality",
            "Before a table is published its keys, required values and number of rows are checked,"
                + " and the records a feed brings against those of the days before. Above, the"
                + " newest run that published; below, the last faults of all runs: a warning is"
                + " noted, a breaker stopped publishing. No history: too few rows to compare with.",
            List.of(
                Grids.grid(
                    source.rows(NEWEST),
                    "stage",
                    "tables",
                    "values",
                    "warnings",
                    "stopped",
                    "no history"),
                Grids.grid(
                    source.rows(FAULTS),
                    "run",
                    "table",
                    "metric",
                    "verdict",
                    "times",
                    "first for",
                    "last for",
                    "lowest",
                    "highest",
                    "at least",
                    "at most"))))
        : Optional.empty();
  }
}
