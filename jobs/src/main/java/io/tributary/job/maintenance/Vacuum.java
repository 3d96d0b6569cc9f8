package io.tributary.job.maintenance;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.Upkeep;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.Release;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * Deletes files that no reader needs: those that are in no version a kept release names, and in none
 * that was current in the last hours, which somebody may still be reading.
 */
public final class Vacuum {

  private final List<TableSpec> tables;
  private final int releases;
  private final long hours;
  private final Instant realNow;

  /**
   * A vacuum of tables.
   *
   * @param releases so many releases are kept, the newest ones
   * @param hours files given up in the last hours are kept
   * @param realNow real time, which files are dated by
   */
  public Vacuum(List<TableSpec> tables, int releases, long hours, Instant realNow) {
    this.tables = List.copyOf(tables);
    this.releases = releases;
    this.hours = hours;
    this.realNow = realNow;
  }

  /** The job that does it, under the lease of the lake; it may be repeated. */
  public Job job(Consumer<Done> done) {
    return new Job(
        "maintain.vacuum",
        Cadence.ON_DEMAND,
        List.of(),
        List.of(),
        run -> vacuum(run.lake(), false, done));
  }

  /** What it would do now. */
  public void preview(Lake lake, Consumer<Done> done) {
    vacuum(lake, true, done);
  }

  private void vacuum(Lake lake, boolean isDryRun, Consumer<Done> done) {
    Map<String, Long> oldest = oldestKept(lake);
    Upkeep upkeep = new Upkeep(lake);
    for (TableSpec table : tables) {
      if (!lake.exists(table)) {
        continue;
      }
      long kept = hours;
      if (oldest.containsKey(table.id())) {
        Duration since = upkeep.since(table, oldest.get(table.id()), realNow);
        kept = Math.max(kept, since.toHours() + 1);
      }
      long files = upkeep.vacuum(table, kept, isDryRun);
      if (files > 0) {
        done.accept(new Done(
            table.id(),
            files,
            files + " files " + (isDryRun ? "to be deleted" : "deleted") + ", given up more than "
                + kept + " hours ago"));
      }
    }
  }

  /** The oldest version of each table that a kept release names. */
  private Map<String, Long> oldestKept(Lake lake) {
    Map<String, Long> oldest = new HashMap<>();
    long newest = Release.newest(lake).map(Release::sequence).orElse(0L);
    for (Row row : lake.read(Releases.TABLE)
        .where(col(Releases.SEQUENCE.name()).gt(newest - releases))
        .groupBy(col(Releases.TABLE_ID.name()))
        .agg(min(col(Releases.VERSION.name())))
        .collectAsList()) {
      oldest.put(row.getString(0), row.getLong(1));
    }
    return oldest;
  }
}
