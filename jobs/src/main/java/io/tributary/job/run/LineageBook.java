package io.tributary.job.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tributary.job.lake.Digests;
import io.tributary.job.lake.Lake;
import io.tributary.job.lineage.Edge;
import io.tributary.schema.table.ColumnLineage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What is known of where columns come from, so that a run writes down only what is new. Holds one
 * hash for every write of every job.
 */
final class LineageBook {

  private static final int HEX_DIGITS = 16;

  private final Lake lake;
  private Optional<Map<String, String>> known = Optional.empty();

  LineageBook(Lake lake) {
    this.lake = lake;
  }

  /** Keeps the edges of a write where they are not those kept before. */
  void keep(JobRun run, String step, String table, List<Edge> edges) {
    String state = Digests.sha256(
            edges.stream().map(Edge::toString).sorted().collect(Collectors.joining("\n")))
        .substring(0, HEX_DIGITS);
    if (!edges.isEmpty() && !state.equals(known().get(write(run.job(), step, table)))) {
      run.record("lineage " + step + " " + table, () -> rows(run, step, edges, state));
    }
  }

  private static List<OpsRow> rows(JobRun run, String step, List<Edge> edges, String state) {
    return edges.stream()
        .map(edge -> OpsRow.of(ColumnLineage.TABLE)
            .with(ColumnLineage.TABLE_ID, edge.to().table())
            .with(ColumnLineage.COLUMN, edge.to().column())
            .with(ColumnLineage.FROM_TABLE, edge.from().table())
            .with(ColumnLineage.FROM_COLUMN, edge.from().column())
            .with(ColumnLineage.KIND, edge.kind().name().toLowerCase(Locale.ROOT))
            .with(ColumnLineage.JOB, run.job())
            .withText(ColumnLineage.STEP, Optional.of(step).filter(text -> !text.isEmpty()))
            .with(ColumnLineage.STATE, state)
            .with(ColumnLineage.RUN_ID, run.runId())
            .with(ColumnLineage.AT, run.now()))
        .toList();
  }

  private synchronized Map<String, String> known() {
    if (known.isEmpty()) {
      Map<String, String> newest = new HashMap<>();
      if (lake.exists(ColumnLineage.TABLE)) {
        for (Row row : lake.read(ColumnLineage.TABLE)
            .groupBy(
                ColumnLineage.JOB.column(),
                coalesce(ColumnLineage.STEP.column(), lit("")),
                ColumnLineage.TABLE_ID.column())
            .agg(max_by(
                ColumnLineage.STATE.column(),
                struct(ColumnLineage.AT.column(), ColumnLineage.RUN_ID.column())))
            .collectAsList()) {
          newest.put(write(row.getString(0), row.getString(1), row.getString(2)), row.getString(3));
        }
      }
      known = Optional.of(newest);
    }
    return known.get();
  }

  private static String write(String job, String step, String table) {
    return job + "|" + step + "|" + table;
  }
}
