package io.tributary.job.publish;

import io.tributary.job.run.JobRun;
import io.tributary.schema.TableSpec;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads tables at versions that a repeated job finds again, and remembers them for manifests. */
final class PinnedTables implements Function<TableSpec, Dataset<Row>> {

  private static final long ABSENT = -1;

  private final JobRun run;
  private final Map<String, Long> versions = new TreeMap<>();

  PinnedTables(JobRun run) {
    this.run = run;
  }

  @Override
  public Dataset<Row> apply(TableSpec table) {
    long version = Long.parseLong(run.pinned(
        "version:" + table.id(), () -> Long.toString(run.lake().version(table).orElse(ABSENT))));
    versions.put(table.id(), version);
    return version == ABSENT ? run.lake().none(table) : run.lake().read(table, version);
  }

  /** Delta versions by table; -1 for a table that was not there. */
  Map<String, Long> versions() {
    return Collections.unmodifiableMap(versions);
  }
}
