package io.tributary.job.maintenance;

import static org.apache.spark.sql.functions.col;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * Deletes files that no reader needs: those that are in no version a kept release names, and in
 * none that was current in the last hours, which somebody may still be reading.
 */
public final class Vacuum {

  /** Delta dates files to the millisecond, and the sweep begins a little after now. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

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
    Map<String, Set<Long>> versions = kept(lake);
    Upkeep upkeep = new Upkeep(lake);
    for (TableSpec table : tables) {
      if (!lake.exists(table)) {
        continue;
      }
      Duration kept = Duration.ofHours(hours);
      for (long version : versions.getOrDefault(table.id(), Set.of())) {
        Duration needed = upkeep
            .sinceGivenUp(table, version, realNow)
            .map(since -> since.plus(MARGIN))
            .orElse(Duration.ZERO);
        kept = kept.compareTo(needed) < 0 ? needed : kept;
      }
      long files = upkeep.vacuum(table, kept, isDryRun);
      if (files > 0) {
        done.accept(new Done(
            table.id(),
            files,
            files + " files " + (isDryRun ? "to be deleted" : "deleted") + ", given up more than "
                + kept.toHours() + " hours ago"));
      }
    }
  }

  /** The versions of each table that kept releases name. */
  private Map<String, Set<Long>> kept(Lake lake) {
    Map<String, Set<Long>> versions = new HashMap<>();
    long newest = Release.newest(lake).map(Release::sequence).orElse(0L);
    for (Row row : lake.read(Releases.TABLE)
        .where(col(Releases.SEQUENCE.name()).gt(newest - releases))
        .select(Releases.TABLE_ID.name(), Releases.VERSION.name())
        .distinct()
        .collectAsList()) {
      versions.computeIfAbsent(row.getString(0), any -> new TreeSet<>()).add(row.getLong(1));
    }
    return versions;
  }
}
