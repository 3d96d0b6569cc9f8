package io.tributary.job.run;

import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One node of the graph: usually one table.
 *
 * @param name the table's id, or {@code ingest.<feed>}
 * @param cadence how often it runs
 * @param reads tables it reads; their writers run before it
 * @param writes tables it writes
 * @param step what it does
 */
public record Job(
    String name, Cadence cadence, List<TableSpec> reads, List<TableSpec> writes, Step step) {

  public Job {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
