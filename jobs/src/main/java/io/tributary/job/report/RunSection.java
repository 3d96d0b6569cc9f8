package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** The runs that led here. */
final class RunSection {

  private static final String RUNS =
      "select run_id, event, rows, coalesce(message, '') from ops.run_events where job is null"
          + " and event in ('finished', 'failed') order by at desc, run_id desc limit 12";

  private RunSection() {}

  static Optional<Section> of(ReportSource source) {
    return source.has("ops.run_events")
        ? Optional.of(new Section(
            "Runs",
            "The newest runs; 'tributary runs RUN' lists the jobs of one.",
            List.of(Grids.grid(source.rows(RUNS), "run", "ended", "rows written", "message"))))
        : Optional.empty();
  }
}
