package io.tributary.job.report;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What landed and what became of it. */
final class FeedSection {

  private static final String BOOKS = """
      select feed,
        sum(if(state = 'records', records, 0)), sum(if(state = 'current', records, 0)),
        sum(if(state = 'superseded', records, 0)), sum(if(state = 'duplicate', records, 0)),
        sum(if(state = 'quarantined', records, 0)), sum(if(state = 'current', money, null)),
        if(every(is_balanced), 'yes', 'NO')
      from ops.reconciliation
      where target = 'landed' and run_id = (select max_by(run_id, at) from ops.reconciliation)
      group by feed order by feed""";

  private FeedSection() {}

  static Optional<Section> of(ReportSource source) {
    if (!source.has("ops.reconciliation")) {
      return Optional.empty();
    }
    List<Row> books = source.rows(BOOKS);
    return Optional.of(new Section(
        "Feeds",
        "Every record that landed is current, superseded by a newer version, a duplicate, or"
            + " quarantined; the books balance when these add up and silver holds what they make.",
        List.of(Grids.grid(
            books,
            "feed",
            "records",
            "current",
            "superseded",
            "duplicate",
            "quarantined",
            "money",
            "balanced"))));
  }
}
