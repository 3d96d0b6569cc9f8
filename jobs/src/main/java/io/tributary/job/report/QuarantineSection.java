package io.tributary.job.report;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Why records were refused. */
final class QuarantineSection {

  private static final String REASONS = """
      select concat(feed, ': ', reason.code), count(distinct quarantine_id) as records
      from (select quarantine_id, feed, max_by(status, struct(attempt, at, status)) as status,
          max_by(reasons, struct(attempt, at)) as reasons
        from ops.quarantine group by quarantine_id, feed)
        lateral view explode(reasons) as reason
      where status = 'open' and reason.severity = 'quarantine'
      group by 1 order by records desc, 1 limit 15""";

  private QuarantineSection() {}

  static Optional<Section> of(ReportSource source) {
    List<Row> reasons = source.has("ops.quarantine") ? source.rows(REASONS) : List.of();
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(
            "Refused records",
            "Open records in quarantine by feed and reason; a record may have several reasons."
                + " 'tributary quarantine' shows, replays or discards them.",
            List.of(Grids.bars(reasons, "records"))));
  }
}
