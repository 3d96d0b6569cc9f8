package io.tributary.job.run;

import io.tributary.quality.Finding;
import io.tributary.schema.table.DqMetrics;
import java.util.List;
import java.util.Optional;

/**
 * A finding about something that is to be published.
 *
 * @param name the table, or {@code feed.<name>} for what a feed brings
 * @param measuredFor the window or day it is about
 * @param finding what was measured and what it means
 */
public record Judgement(String name, String measuredFor, Finding finding) {

  static List<OpsRow> rows(List<Judgement> judgements, String step, JobRun run) {
    return judgements.stream().map(one -> one.row(step, run)).toList();
  }

  private OpsRow row(String step, JobRun run) {
    OpsRow row = OpsRow.of(DqMetrics.TABLE)
        .with(DqMetrics.MEASURED, name)
        .with(DqMetrics.METRIC, finding.metric())
        .with(DqMetrics.WINDOW, measuredFor)
        .with(DqMetrics.VALUE, finding.value())
        .with(DqMetrics.VERDICT, finding.verdict().word())
        .withText(DqMetrics.STEP, Optional.of(step).filter(text -> !text.isEmpty()))
        .with(DqMetrics.JOB, run.job())
        .with(DqMetrics.RUN_ID, run.runId())
        .with(DqMetrics.AT, run.now());
    finding.lower().ifPresent(value -> row.with(DqMetrics.LOWER, value));
    finding.upper().ifPresent(value -> row.with(DqMetrics.UPPER, value));
    return row;
  }
}
