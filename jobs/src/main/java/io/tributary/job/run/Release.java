package io.tributary.job.run;

import static org.apache.spark.sql.functions.max;

import io.tributary.job.lake.Lake;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Releases;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Versions of tables that belong together: what readers see.
 *
 * @param id the run that made it
 * @param sequence counts releases from 1
 * @param versions Delta version by table id
 */
public record Release(String id, long sequence, Map<String, Long> versions) {

  public Release {
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** The table's version; empty where no good run has written it. */
  public OptionalLong version(TableSpec table) {
    Long version = versions.get(table.id());
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** The table's rows in this release; none where no good run has written it. */
  public Dataset<Row> read(Lake lake, TableSpec table) {
    OptionalLong version = version(table);
    return version.isPresent() ? lake.read(table, version.getAsLong()) : lake.none(table);
  }

  /** The newest release of a lake; empty before the first good run. */
  public static Optional<Release> newest(Lake lake) {
    Dataset<Row> releases = lake.read(Releases.TABLE);
    Row last = releases.agg(max(Releases.SEQUENCE.name())).head();
    if (last.isNullAt(0)) {
      return Optional.empty();
    }
    long sequence = last.getLong(0);
    Map<String, Long> versions = new TreeMap<>();
    String id = "";
    for (Row row : releases.where(Releases.SEQUENCE.column().equalTo(sequence)).collectAsList()) {
      id = row.getAs(Releases.RELEASE_ID.name());
      versions.put(row.getAs(Releases.TABLE_ID.name()), row.<Long>getAs(Releases.VERSION.name()));
    }
    return Optional.of(new Release(id, sequence, versions));
  }
}
