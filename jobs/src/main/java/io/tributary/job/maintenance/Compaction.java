package io.tributary.job.maintenance;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.Upkeep;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.schema.TableSpec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts small files together: of facts in months that are closed, for the open one is still written;
 * of other tables all.
 */
public final class Compaction {

  private final List<TableSpec> tables;
  private final ZoneId zone;

  public Compaction(List<TableSpec> tables, ZoneId zone) {
    this.tables = List.copyOf(tables);
    this.zone = zone;
  }

  /** The job that does it, under the lease of the lake; it may be repeated. */
  public Job job(Consumer<Done> done) {
    return new Job("maintain.optimize", Cadence.ON_DEMAND, List.of(), List.of(), run -> {
      for (TableSpec table : tables) {
        Upkeep upkeep = new Upkeep(run.lake());
        Optional<String> closed = closed(table, run.now());
        if (run.lake().exists(table) && upkeep.scattered(table, closed) > 0) {
          Upkeep.Compacted compacted = upkeep.compact(table, closed);
          if (compacted.removed() > 0) {
            done.accept(new Done(
                table.id(),
                compacted.removed(),
                compacted.removed() + " files put together as " + compacted.added()));
          }
        }
      }
    });
  }

  /** What it would do now. */
  public void preview(Lake lake, Instant now, Consumer<Done> done) {
    for (TableSpec table : tables) {
      if (lake.exists(table)) {
        long scattered = new Upkeep(lake).scattered(table, closed(table, now));
        if (scattered > 0) {
          done.accept(new Done(table.id(), scattered, scattered + " files to be put together"));
        }
      }
    }
  }

  private Optional<String> closed(TableSpec table, Instant now) {
    return table.partitions().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "business_month < '" + now.atZone(zone).toLocalDate().toString().substring(0, 7) + "'");
  }
}
