package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.pipeline.audience.AsOf;
import io.tributary.schema.table.Lifecycle;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The day that segments, tags and audiences of a run are for. */
final class AsOfDay {

  private AsOfDay() {}

  /**
   * The day on which the run's window ends, or that of the segments as last published where it is
   * later: working through old days again takes no customer back in time.
   */
  static AsOf of(JobRun run) {
    LocalDate end = run.window().to().atZone(run.zone()).toLocalDate();
    LocalDate day = published(run.read(Lifecycle.TABLE))
        .filter(published -> published.isAfter(end))
        .orElse(end);
    return new AsOf(day, run.zone());
  }

  /** The day the published segments are for, which all rows share; empty before there are any. */
  static Optional<LocalDate> published(Dataset<Row> lifecycle) {
    return lifecycle
        .select(Lifecycle.AS_OF.column().cast("string"))
        .limit(1)
        .collectAsList()
        .stream()
        .map(row -> LocalDate.parse(row.getString(0)))
        .findFirst();
  }
}
