package io.tributary.job.cli;

import static org.apache.spark.sql.functions.max;

import io.tributary.job.lake.Lake;
import io.tributary.schema.table.Commits;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What earlier runs of a lake covered. */
final class RunHistory {

  private final Lake lake;

  RunHistory(Lake lake) {
    this.lake = lake;
  }

  /** The latest window end a run of the lane has reached. */
  Optional<Instant> lastEnd(String lane) {
    Row last = lake.read(Commits.TABLE)
        .where(Commits.RUN_ID.column().startsWith(lane + "-"))
        .agg(max(Commits.WINDOW_TO.name()))
        .head();
    return Optional.<Timestamp>ofNullable(last.getAs(0)).map(Timestamp::toInstant);
  }
}
